/** The waiting room, driven by hand: no threads, no clock, no storage. */
@NullMarked
package org.presque.queue.waiting;

import org.jspecify.annotations.NullMarked;
