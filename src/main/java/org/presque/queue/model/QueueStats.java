package org.presque.queue.model;

import org.jspecify.annotations.Nullable;

/**
 * One consistent picture of a queue. Immutable.
 *
 * <p>At every moment {@code enqueued = ready + delayed + leased + dead + processed + expired + deleted}, all of them
 * since the queue appeared or was last purged.
 *
 * @param isOpen whether it gives out jobs
 * @param ready how many can be fetched now
 * @param failed how many attempts failed
 * @param oldestReadySeconds the age of the oldest job that is ready, null if there is none
 */
public record QueueStats(
        QueueName queue,
        boolean isOpen,
        long ready,
        long delayed,
        long leased,
        long dead,
        long enqueued,
        long processed,
        long failed,
        long expired,
        long deleted,
        @Nullable Double oldestReadySeconds,
        long workers) {}
