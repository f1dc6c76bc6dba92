package org.presque.web.stream;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Reason;
import org.presque.queue.waiting.Waiting;

/**
 * The way of jobs from queues to one client, one at a time: waits for a job, hands it over, and waits for the next only when
 * the client has taken it. Thread-safe; nothing here blocks.
 *
 * <p>A job that the client does not get is given back. Faults of the storage end nothing: it is asked again a second later.
 */
public final class Feed {

    /** Who gets the jobs. Nothing of it may block. */
    public interface Taker {

        /** Whether one more job would be taken now. */
        boolean wantsMore();

        /**
         * Hands a job over.
         *
         * @return done when it has been taken; fails if it never will, and then it is given back; null if no such job is wanted
         *     any more, then likewise
         */
        @Nullable CompletionStage<Void> take(Given given);

        /** The queues refuse to be asked like that, as they would a fetch. Who still wants more then has them asked again. */
        void refused(Throwable fault);
    }

    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);

    private final Streams streams;
    private final List<QueueName> queues;
    private final Function<QueueName, CompletionStage<Given>> ask;
    private final Taker taker;

    /** Whether a job is waited for or on its way. Guarded by this. */
    private boolean isBusy;

    /** Guarded by this. */
    private boolean isStopped;

    /** What is waited for. Guarded by this. */
    private @Nullable Waiting<Given> waiting;

    /**
     * A feed that waits for nothing yet.
     *
     * @param queues the order in which they are asked; nothing ever comes from none
     * @param ask asks one of them once: {@link Source#ask}
     */
    public Feed(Streams streams, List<QueueName> queues, Function<QueueName, CompletionStage<Given>> ask, Taker taker) {
        this.streams = streams;
        this.queues = queues;
        this.ask = ask;
        this.taker = taker;
    }

    /** Looks whether the taker wants more, and if so, waits for a job. To be called at the start, and when it may want more again. */
    public void goOn() {
        synchronized (this) {
            if (isBusy || isStopped || queues.isEmpty() || !taker.wantsMore()) {
                return;
            }
            isBusy = true;
        }
        await();
    }

    private void await() {
        Waiting<Given> begun = streams.room().await(queues, ask, Given::giveBack, null);
        synchronized (this) {
            waiting = begun;
        }
        if (isStopped() || !taker.wantsMore()) {
            begun.cancel(); // who paused it meanwhile did not find it
        }
        var unused = begun.outcome().whenComplete(this::came);
    }

    /** Waits for nothing until {@link #goOn}. A job that is just being handed over still is. */
    public void pause() {
        Waiting<Given> paused;
        synchronized (this) {
            paused = waiting;
        }
        if (paused != null) {
            paused.cancel();
        }
    }

    /** Waits for nothing more. A job that is just being handed over still is. */
    public void stop() {
        synchronized (this) {
            isStopped = true;
        }
        pause();
    }

    private void came(@Nullable Given given, @Nullable Throwable fault) {
        if (given != null) {
            handOver(given);
        } else if (fault != null && !isStopped()) {
            failed(fault);
        }
    }

    private void handOver(Given given) {
        CompletionStage<Void> taken = taker.take(given);
        if (taken == null) {
            given.giveBack();
            again();
            return;
        }
        var unused = taken.whenComplete((done, gone) -> handedOver(given, gone));
    }

    private void handedOver(Given given, @Nullable Throwable gone) {
        if (gone == null) {
            again();
        } else {
            given.giveBack();
            stop();
        }
    }

    private void failed(Throwable fault) {
        if (streams.isClosing()) {
            return;
        }
        Reason reason = QueueException.unwrapped(fault) instanceof QueueException known ? known.reason() : null;
        if (reason == Reason.NO_JOB) {
            again(); // it was paused
        } else if (reason != null && reason.isOfStorage()) {
            streams.later(AFTER_A_FAULT, this::again);
        } else {
            taker.refused(fault); // before another question, so that it knows which this was
            again();
        }
    }

    private void again() {
        becomeIdle();
        goOn();
    }

    private synchronized void becomeIdle() {
        isBusy = false;
    }

    private synchronized boolean isStopped() {
        return isStopped;
    }
}
