/**
 * Waiting for jobs without holding a thread: who waits on this node, in which order, and what is done when there may be
 * something.
 *
 * <p>Knows queues and how to ask them, neither who waits nor how a node hears of a job.
 */
@NullMarked
package org.presque.queue.waiting;

import org.jspecify.annotations.NullMarked;
