package org.presque.web.stream;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.QueueName;
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
         * @return done when it has been taken; fails if it never will, and then it is given back
         */
        CompletionStage<Void> take(Given given);

        /** The queues refuse to be asked like that, as they would a fetch; nothing more comes from this feed. */
        void refused(Throwable fault);
    }

    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);

    private final Streams streams;
    private final List<QueueName> queues;
    private final Source source;
    private final Taker taker;

    /** Whether a job is waited for or on its way. Guarded by this. */
    private boolean isBusy;

    /** Guarded by this. */
    private boolean isStopped;

    /** What is waited for. Guarded by this. */
    private @Nullable Waiting<Given> waiting;

    /** @param queues the order in which they are asked; at least one */
    public Feed(Streams streams, List<QueueName> queues, Source source, Taker taker) {
        this.streams = streams;
        this.queues = queues;
        this.source = source;
        this.taker = taker;
    }

    /** Looks whether the taker wants more, and if so, waits for a job. To be called at the start, and when it may want more again. */
    public void goOn() {
        synchronized (this) {
            if (isBusy || isStopped || !taker.wantsMore()) {
                return;
            }
            isBusy = true;
        }
        await();
    }

    private void await() {
        Waiting<Given> begun = streams.room().await(queues, source::ask, Given::giveBack, null);
        boolean isTooLate;
        synchronized (this) {
            waiting = begun;
            isTooLate = isStopped;
        }
        if (isTooLate) {
            begun.cancel();
        }
        var unused = begun.outcome().whenComplete(this::came);
    }

    /** Waits for nothing more. A job that is just being handed over still is. */
    public void stop() {
        Waiting<Given> ended;
        synchronized (this) {
            isStopped = true;
            ended = waiting;
        }
        if (ended != null) {
            ended.cancel();
        }
    }

    private void came(@Nullable Given given, @Nullable Throwable fault) {
        if (given != null) {
            var unused = taker.take(given).whenComplete((taken, gone) -> handedOver(given, gone));
        } else if (fault != null && !isStopped()) {
            failed(fault);
        }
    }

    private void handedOver(Given given, @Nullable Throwable gone) {
        if (gone != null) {
            given.giveBack();
            stop();
            return;
        }
        synchronized (this) {
            isBusy = false;
        }
        goOn();
    }

    private synchronized boolean isStopped() {
        return isStopped;
    }

    private void failed(Throwable fault) {
        if (QueueException.unwrapped(fault) instanceof QueueException known && isPassing(known)) {
            streams.later(AFTER_A_FAULT, this::await);
        } else {
            stop();
            taker.refused(fault);
        }
    }

    /** Whether the same may succeed when it is asked again. */
    private static boolean isPassing(QueueException fault) {
        return switch (fault.reason()) {
            case UNREACHABLE,
                    LOADING,
                    READ_ONLY,
                    TOO_FEW_REPLICAS,
                    OUT_OF_MEMORY,
                    DISK_FULL,
                    BUSY,
                    NO_PERMISSION,
                    LINE_FULL,
                    OUTCOME_UNKNOWN -> true;
            default -> false;
        };
    }
}
