package org.presque.worker.run;

import org.presque.worker.lease.Attempt;
import org.presque.worker.lease.Failure;

/** What is done with the jobs. Called by several threads at once. */
public interface Handler {

    /**
     * Does a job. Whatever it throws means that the attempt failed. Its thread is interrupted when the lease is lost or the
     * worker must stop.
     */
    void work(Attempt attempt) throws Exception;

    /** Hears that an attempt has failed, and says how it is put back. Must not throw. The lease is still held, unless it is lost. */
    Failure fail(Attempt attempt, Throwable error);
}
