/**
 * How queues stood, for a day by the minute and for a month by the hour.
 *
 * <p>{@link org.presque.queue.history.Chronicle} notes it, on one node at a time; who wants to see it reads it by
 * {@link org.presque.queue.history.HistoryDao#read}.
 */
@NullMarked
package org.presque.queue.history;

import org.jspecify.annotations.NullMarked;
