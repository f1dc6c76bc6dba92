package org.presque.queue.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a job is to be handed out. Immutable.
 *
 * @param priority 0 to 9, 9 first; strict
 * @param due not before that; null for at once
 * @param ttl not after that, counted from the put; null for the queue's setting, without one for ever
 * @param uniq refused while another job with this key waits: 1 to 200 characters; null for none
 */
public record JobOptions(
        int priority,
        @Nullable Due due,
        @Nullable Duration ttl,
        @Nullable String uniq) {

    public static final int DEFAULT_PRIORITY = 5;

    /** A job as most are: of the middle priority, at once, for ever. */
    public static final JobOptions NONE = new JobOptions(DEFAULT_PRIORITY, null, null, null);

    public JobOptions {
        if (priority < 0 || priority > 9) {
            throw new IllegalArgumentException("a priority is 0 to 9, not " + priority);
        }
    }
}
