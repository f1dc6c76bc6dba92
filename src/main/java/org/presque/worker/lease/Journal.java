package org.presque.worker.lease;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What happens to a worker, a line each, in the log {@code org.presque.worker}: the worker's id first; of a job its queue, id and
 * attempt, what became of it, and the time taken. Thread-safe.
 */
public final class Journal {
    private static final System.Logger LOG = System.getLogger("org.presque.worker");

    private final String workerId;
    private final AtomicBoolean isAway = new AtomicBoolean();

    public Journal(String workerId) {
        this.workerId = workerId;
    }

    public void started(List<String> queues, URI base, int concurrency) {
        LOG.log(INFO, () -> "%s: works on %s of %s, %d at a time".formatted(workerId, queues, base, concurrency));
    }

    public void stopped() {
        LOG.log(INFO, "{0}: stopped", workerId);
    }

    /** Only the first of a row of faults is told. */
    public void away(String why) {
        if (!isAway.getAndSet(true)) {
            LOG.log(WARNING, "{0}: the server is away, asks again until it is back: {1}", workerId, why);
        }
    }

    public void back() {
        if (isAway.get() && isAway.getAndSet(false)) {
            LOG.log(INFO, "{0}: the server is back", workerId);
        }
    }

    public void begun(Attempt attempt) {
        event(DEBUG, attempt, "begun");
    }

    void done(Attempt attempt) {
        event(INFO, attempt, "done");
    }

    void putBack(Attempt attempt, String error) {
        event(WARNING, attempt, "put back: " + error);
    }

    /** Without a lease a job that failed is gone. */
    void failed(Attempt attempt, String error) {
        event(WARNING, attempt, "failed, and is gone: " + error);
    }

    public void lost(Attempt attempt, String why) {
        event(WARNING, attempt, "lost: " + why);
    }

    private void event(System.Logger.Level level, Attempt attempt, String what) {
        if (LOG.isLoggable(level)) {
            Delivery job = attempt.delivery();
            long millis = attempt.took().toMillis();
            String line = "%s: job %s/%d, attempt %d, after %d ms: %s"
                    .formatted(workerId, job.queue(), job.id(), job.attempt(), millis, what);
            // One event is one line, whatever an error's text has in it; and a text without parameters is no pattern.
            LOG.log(level, line.replaceAll("\\R", " "));
        }
    }

    /** What failed, with its trace, for those who want to know. */
    public void trace(Attempt attempt, Throwable error) {
        Delivery job = attempt.delivery();
        LOG.log(DEBUG, () -> "%s: job %s/%d failed".formatted(workerId, job.queue(), job.id()), error);
    }

    public void broken(Throwable error) {
        LOG.log(WARNING, workerId + ": goes on after a fault of its own", error);
    }
}
