/**
 * What integration tests stand on: a real Redis of their own that can be killed and paused, and a client that sends
 * exactly the bytes it is told to.
 */
@NullMarked
package org.presque.testing;

import org.jspecify.annotations.NullMarked;
