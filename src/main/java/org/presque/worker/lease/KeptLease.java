package org.presque.worker.lease;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.presque.worker.http.Answer;
import org.presque.worker.http.Call;
import org.presque.worker.http.Deadline;
import org.presque.worker.http.Endpoint;
import org.presque.worker.http.Pauses;

/**
 * The lease of a running attempt. It is extended when a third of it has passed, so that a request may be lost and still there
 * is time for others. Who is told that it is not held, or cannot extend it until it ends, takes the job away from its thread:
 * somebody else may have it from then on. Thread-safe.
 *
 * <p>When it ends is reckoned from the moment before the request that began it was sent, so rather too early; only its first
 * end is reckoned from the answer, since that request may have waited for long.
 */
public final class KeptLease {
    private static final int EXTENDED_AFTER = 3;

    private final Attempt attempt;
    private final Duration ttr;
    private final Endpoint endpoint;
    private final Journal journal;
    private final BiFunction<Duration, Runnable, Future<?>> later;
    private final Pauses pauses = new Pauses(); // guarded by this
    private Deadline end; // guarded by this
    private boolean isKept = true; // guarded by this
    private @Nullable Future<?> next; // guarded by this

    KeptLease(Attempt attempt, Endpoint endpoint, Journal journal, BiFunction<Duration, Runnable, Future<?>> later) {
        this.attempt = attempt;
        this.ttr = attempt.delivery().ttr();
        this.endpoint = endpoint;
        this.journal = journal;
        this.later = later;
        this.end = Deadline.in(ttr);
    }

    synchronized KeptLease begin() {
        if (attempt.delivery().isLeased()) {
            schedule(ttr.dividedBy(EXTENDED_AFTER));
        }
        return this;
    }

    private synchronized void schedule(Duration delay) {
        if (isKept) {
            next = later.apply(delay, this::extend);
        }
    }

    private void extend() {
        Deadline until = end();
        if (until.isOver()) {
            lose("its time is over, and the server cannot be asked for more");
            return;
        }
        Deadline whole = Deadline.in(ttr);
        Call call = Call.of("POST", attempt.delivery().target()).endingBy(until);
        endpoint.send(call).whenAnswered(answer -> extended(answer, whole));
    }

    private void extended(Answer answer, Deadline whole) {
        if (answer.isOk()) {
            prolong(whole);
        } else if (answer.isNotHeld() || answer.isNoSuchJob()) {
            lose(answer.error());
        } else {
            journal.away(answer.error());
            schedule(pause());
        }
    }

    private synchronized void prolong(Deadline whole) {
        end = whole;
        pauses.reset();
        schedule(ttr.dividedBy(EXTENDED_AFTER));
    }

    /** Not beyond the end, which must be noticed when it comes. */
    private synchronized Duration pause() {
        Duration pause = pauses.next();
        return pause.compareTo(end.left()) < 0 ? pause : end.left();
    }

    private void lose(String why) {
        if (isKept() && attempt.lose()) {
            journal.lost(attempt, why);
        }
    }

    private synchronized boolean isKept() {
        return isKept;
    }

    /** When it ends at the earliest, as far as is known. */
    public synchronized Deadline end() {
        return end;
    }

    /** Extends it no more. */
    public synchronized void letGo() {
        isKept = false;
        if (next != null) {
            next.cancel(false);
        }
    }
}
