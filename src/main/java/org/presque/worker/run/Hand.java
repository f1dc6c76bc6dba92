package org.presque.worker.run;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.presque.worker.http.Deadline;
import org.presque.worker.lease.Attempt;
import org.presque.worker.lease.Delivery;
import org.presque.worker.lease.Failure;
import org.presque.worker.lease.Journal;
import org.presque.worker.lease.KeptLease;
import org.presque.worker.lease.LeaseKeeper;
import org.presque.worker.lease.Teller;

/**
 * One thread of a worker: asks for a job, does it, says what became of it, and so on until the worker stops. Other threads may
 * end what it is at.
 */
final class Hand implements Runnable {
    private final Handler handler;
    private final Poll poll;
    private final LeaseKeeper keeper;
    private final Teller teller;
    private final Journal journal;
    private final Stopping stopping;
    private volatile @Nullable Attempt running;

    Hand(Handler handler, Poll poll, LeaseKeeper keeper, Teller teller, Journal journal, Stopping stopping) {
        this.handler = handler;
        this.poll = poll;
        this.keeper = keeper;
        this.teller = teller;
        this.journal = journal;
        this.stopping = stopping;
    }

    @Override
    public void run() {
        while (!stopping.isBegun()) {
            turn();
        }
    }

    private void turn() {
        try {
            poll.ask().ifPresent(this::perform);
        } catch (InterruptedException e) {
            // Nobody's: we interrupt jobs only, and take that back.
            journal.broken(e);
        } catch (RuntimeException | Error e) {
            journal.broken(e);
            poll.pause();
        }
    }

    private void perform(Delivery delivery) {
        Attempt attempt = new Attempt(delivery);
        running = attempt;
        journal.begun(attempt);
        KeptLease lease = keeper.keep(attempt);
        Optional<Failure> failure;
        try {
            failure = work(attempt);
        } finally {
            lease.letGo();
        }
        tell(attempt, failure, lease.end());
        running = null;
    }

    /** A job's errors, of whichever kind, are the job's. */
    private Optional<Failure> work(Attempt attempt) {
        try {
            handler.work(attempt);
            return Optional.empty();
        } catch (Throwable error) {
            journal.trace(attempt, error);
            Failure failure = handler.fail(attempt, error);
            return Optional.of(attempt.isStopped() ? Failure.STOPPED : failure);
        }
    }

    /** Unless it was taken away: then it is told to nobody. */
    private void tell(Attempt attempt, Optional<Failure> failure, Deadline until) {
        if (!attempt.end()) {
            return;
        }
        try {
            if (failure.isPresent()) {
                teller.putBack(attempt, failure.get(), until);
            } else {
                teller.done(attempt, until);
            }
        } catch (InterruptedException e) {
            journal.lost(attempt, "interrupted while it was told");
        }
    }

    void hangUp() {
        poll.hangUp();
    }

    /** Interrupts the job that is running, if one is. */
    void interrupt() {
        Attempt attempt = running;
        if (attempt != null) {
            attempt.stop();
        }
    }

    /** Puts back the job of a thread that does not end though it was interrupted. */
    void takeAway(Deadline until) throws InterruptedException {
        Attempt attempt = running;
        if (attempt != null && attempt.lose()) {
            teller.putBack(attempt, Failure.STOPPED, until);
        }
    }
}
