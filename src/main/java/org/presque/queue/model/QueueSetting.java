package org.presque.queue.model;

import java.util.Locale;

/** What can be set for a single queue. The values are kept as text: milliseconds, or a number. */
public enum QueueSetting {
    /** How long a job may wait that says nothing of it itself, in ms. */
    TTL,
    /** How many jobs may be in the queue; more are refused. */
    MAX_LENGTH;

    /** The name as clients write and read it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
