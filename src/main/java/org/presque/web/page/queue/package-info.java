/**
 * The page of a queue: its jobs by state, and what can be done with them and with the queue.
 *
 * <p>Jobs are acted on by their ids, or all in a state; never by where they stand in a list, which changes while one reads it.
 */
@NullMarked
package org.presque.web.page.queue;

import org.jspecify.annotations.NullMarked;
