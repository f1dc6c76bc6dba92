package org.presque.worker;

import java.time.Duration;
import java.util.Optional;
import org.presque.worker.lease.Attempt;
import org.presque.worker.lease.Failure;
import org.presque.worker.run.Handler;

/** What a {@link Worker} does with each attempt. */
final class JobHandler implements Handler {
    private static final System.Logger LOG = System.getLogger("org.presque.worker");

    private final Worker worker;

    JobHandler(Worker worker) {
        this.worker = worker;
    }

    @Override
    public void work(Attempt attempt) throws Exception {
        worker.work(new Job(attempt));
    }

    @Override
    public Failure fail(Attempt attempt, Throwable error) {
        Job job = new Job(attempt);
        try {
            worker.fail(job, error);
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.WARNING, () -> "job " + job + ": fail() has failed itself", e);
        }
        return new Failure(text(error), delay(error));
    }

    /** A {@link PutBack} says what it has to say; of others the class is half of it. */
    private static String text(Throwable error) {
        return error instanceof PutBack ? String.valueOf(error.getMessage()) : error.toString();
    }

    private static Optional<Duration> delay(Throwable error) {
        return error instanceof PutBack putBack ? putBack.delay() : Optional.empty();
    }
}
