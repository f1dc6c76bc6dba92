package org.presque.queue.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a job is to be handed out. Immutable.
 *
 * @param priority 0 to 9, 9 first; strict
 * @param due not before that; null for at once
 * @param ttl not after that, counted from the put; null for the queue's setting, without one for ever
 * @param uniq refused while another job with this key waits or is leased: 1 to 200 characters; null for none
 * @param tries how often it is leased at most, 1 to 100; null for the queue's setting, without one 25
 * @param backoff how long it waits after a failed attempt; null for the queue's setting, without one {@code exp:1s,1h}
 */
public record JobOptions(
        int priority,
        @Nullable Due due,
        @Nullable Duration ttl,
        @Nullable String uniq,
        @Nullable Integer tries,
        @Nullable Backoff backoff) {

    public static final int DEFAULT_PRIORITY = 5;
    public static final int MOST_TRIES = 100;

    /** A job as most are: of the middle priority, at once, for ever. */
    public static final JobOptions NONE = new JobOptions(DEFAULT_PRIORITY, null, null, null, null, null);

    /** A job that takes its queue's tries and backoff. */
    public JobOptions(int priority, @Nullable Due due, @Nullable Duration ttl, @Nullable String uniq) {
        this(priority, due, ttl, uniq, null, null);
    }

    public JobOptions {
        if (priority < 0 || priority > 9) {
            throw new IllegalArgumentException("a priority is 0 to 9, not " + priority);
        }
        if (tries != null && (tries < 1 || tries > MOST_TRIES)) {
            throw new IllegalArgumentException("tries are 1 to 100, not " + tries);
        }
    }
}
