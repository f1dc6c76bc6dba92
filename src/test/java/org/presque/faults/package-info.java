/**
 * What a fault may do, shown with real processes: loads over HTTP while Redis, the network, a node or a worker fails; then
 * everything that happened is held against what must always be true. The checker itself is held against broken variants.
 */
@NullMarked
package org.presque.faults;

import org.jspecify.annotations.NullMarked;
