package org.presque.faults.load;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.LockSupport;

/** The clock of the histories: microseconds since 1970, the same in all processes of a machine. Stateless. */
public final class Micros {
    private Micros() {}

    public static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    public static long of(Duration duration) {
        return duration.toNanos() / 1000;
    }

    /** What a client that is told to come later lets pass. It paces a load and waits for nothing. */
    static void pace(Duration duration) {
        LockSupport.parkNanos(duration.toNanos());
    }
}
