/** The contract's tests run against the built WAR, once for each container; each failsafe execution runs one of them. */
@NullMarked
package org.presque.container;

import org.jspecify.annotations.NullMarked;
