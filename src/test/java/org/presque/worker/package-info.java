/** Workers and producers against a server whose faults are made, and against a real presque. */
@NullMarked
package org.presque.worker;

import org.jspecify.annotations.NullMarked;
