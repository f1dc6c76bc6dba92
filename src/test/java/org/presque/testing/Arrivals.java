package org.presque.testing;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Waits for what another thread brings. */
final class Arrivals {

    private Arrivals() {}

    /** The next that arrives; empty if none does in time. */
    static <T> Optional<T> next(BlockingQueue<T> arrivals, Duration atMost) {
        try {
            return Optional.ofNullable(arrivals.poll(atMost.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
