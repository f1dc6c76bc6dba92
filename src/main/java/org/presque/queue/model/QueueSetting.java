package org.presque.queue.model;

import java.util.Locale;

/** What can be set for a single queue. The values are kept as text. */
public enum QueueSetting {
    /** How long a job may wait that says nothing of it itself, in ms. */
    TTL,
    /** How many jobs may be in the queue; more are refused. */
    MAX_LENGTH,
    /** How often a leased job is tried that says nothing of it itself. */
    TRIES,
    /** How long a job waits after a failed attempt that says nothing of it itself, as {@link Backoff#kept}. */
    BACKOFF,
    /** For how long a job is leased to a worker that wants a lease and says no length, in ms. */
    TTR,
    /** Who gets a job, as {@link Policy#text}. */
    POLICY;

    /** The name as clients write and read it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
