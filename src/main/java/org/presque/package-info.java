/**
 * presque: a message queue that speaks JSON over HTTP and keeps its queues in Redis.
 *
 * <p>{@code App} is the composition root and the only class here; everything else lives in the packages below.
 */
@NullMarked
package org.presque;

import org.jspecify.annotations.NullMarked;
