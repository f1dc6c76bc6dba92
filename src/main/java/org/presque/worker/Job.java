package org.presque.worker;

import java.util.Optional;
import org.presque.worker.lease.Attempt;
import org.presque.worker.lease.Delivery;

/** A job as a worker or a {@code take} got it. Thread-safe. */
public final class Job {
    private final Attempt attempt;

    Job(Attempt attempt) {
        this.attempt = attempt;
    }

    private Delivery delivery() {
        return attempt.delivery();
    }

    /** Its JSON, as it was put. */
    public String text() {
        return delivery().text();
    }

    /**
     * The job as an object of that class, by JSON-B.
     *
     * @throws jakarta.json.bind.JsonbException if it is none
     * @throws IllegalStateException if there is no JSON-B on the class path, or only its API
     */
    public <T> T as(Class<T> type) {
        try {
            return JsonBinding.read(text(), type);
        } catch (LinkageError e) {
            throw new IllegalStateException("to read jobs as objects put JSON-B (as Yasson) on the class path", e);
        }
    }

    /** The queue that it came from. */
    public String queue() {
        return delivery().queue();
    }

    /** Its number in that queue. */
    public long id() {
        return delivery().id();
    }

    /** How often it was handed out with a lease, this time included; 1 for a job without a lease. */
    public int attempt() {
        return delivery().attempt();
    }

    /** The token of its lease, for who finishes it by other means than a {@link Worker}; empty for a job without one. */
    public Optional<String> lease() {
        return delivery().isLeased() ? Optional.of(delivery().lease()) : Optional.empty();
    }

    /**
     * Whether the lease is lost: somebody else may have the job, whatever is still done with it here counts for nothing, and
     * the thread was interrupted to say so. Never so for a job without a lease.
     */
    public boolean isLost() {
        return attempt.isLost();
    }

    @Override
    public String toString() {
        return queue() + "/" + id();
    }
}
