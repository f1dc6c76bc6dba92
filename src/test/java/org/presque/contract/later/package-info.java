/** The contract of the later protocol, and of what it brought to the first one; each interface holds one subject. */
@NullMarked
package org.presque.contract.later;

import org.jspecify.annotations.NullMarked;
