package org.presque.queue.history;

import java.time.Duration;

/** How often it is noted how queues stand, and for how long that is kept. */
public enum Grain {
    MINUTE(Duration.ofMinutes(1), Duration.ofDays(1)),
    HOUR(Duration.ofHours(1), Duration.ofDays(30));

    private final Duration length;
    private final Duration kept;

    Grain(Duration length, Duration kept) {
        this.length = length;
        this.kept = kept;
    }

    public Duration length() {
        return length;
    }

    public Duration kept() {
        return kept;
    }
}
