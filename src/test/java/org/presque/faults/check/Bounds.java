package org.presque.faults.check;

import java.time.Duration;

/**
 * What a fault allows. Immutable.
 *
 * @param answer the longest that an answer may take
 * @param plainLosses how many jobs plain fetches may lose at most, each in a fetch that nobody has an answer of
 * @param leaseBack how long after its lease a job may stay away; zero where nobody can say
 */
public record Bounds(Duration answer, int plainLosses, Duration leaseBack) {

    /** The time-out, and what a busy machine may add. */
    private static final Duration ANSWER = Duration.ofMillis(3500);

    /** A loss for each plain fetch without an answer. */
    public static Bounds ofFault() {
        return new Bounds(ANSWER, Integer.MAX_VALUE, Duration.ZERO);
    }

    /** No loss at all. */
    public static Bounds withoutLoss() {
        return new Bounds(ANSWER, 0, Duration.ZERO);
    }

    /** Where nothing but workers fail, their jobs are back within that time after the lease. */
    public Bounds withLeaseBack(Duration limit) {
        return new Bounds(answer, plainLosses, limit);
    }
}
