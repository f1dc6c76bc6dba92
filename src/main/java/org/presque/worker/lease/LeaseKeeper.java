package org.presque.worker.lease;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.presque.worker.http.Endpoint;

/**
 * Keeps the leases of all jobs of a worker while they are worked on: one thread that sends what is due and waits for nothing.
 * Thread-safe.
 */
public final class LeaseKeeper {
    private final Endpoint endpoint;
    private final Journal journal;
    private final ScheduledExecutorService clock;

    public LeaseKeeper(Endpoint endpoint, Journal journal, ScheduledExecutorService clock) {
        this.endpoint = endpoint;
        this.journal = journal;
        this.clock = clock;
    }

    /** Begins to keep the lease of an attempt that begins now, until it is let go. */
    public KeptLease keep(Attempt attempt) {
        return new KeptLease(attempt, endpoint, journal, this::after).begin();
    }

    private Future<?> after(Duration delay, Runnable task) {
        return clock.schedule(task, delay.toMillis(), MILLISECONDS);
    }
}
