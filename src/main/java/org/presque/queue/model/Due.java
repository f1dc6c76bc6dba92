package org.presque.queue.model;

import java.time.Duration;
import java.time.Instant;

/**
 * When a job may first be handed out, by the clock of the storage. Immutable.
 *
 * @param millis since 1970, or from the put on
 * @param isFromNow whether it is the latter
 */
public record Due(long millis, boolean isFromNow) {

    public static Due at(Instant moment) {
        return new Due(moment.toEpochMilli(), false);
    }

    public static Due in(Duration delay) {
        return new Due(delay.toMillis(), true);
    }
}
