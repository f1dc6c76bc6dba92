package org.presque.queue.waiting;

import java.util.concurrent.CompletionStage;
import org.presque.queue.model.Reason;

/**
 * One that waits in the {@link WaitingRoom}. Thread-safe.
 *
 * @param <T> what is waited for
 */
public interface Waiting<T> {

    /**
     * What came of it, once: what a queue gave; or a {@code QueueException} with {@link Reason#NO_JOB} when the time was
     * over, {@link Reason#QUEUE_IS_CLOSED} if all the queues were stopped then, or whatever else a queue could not be asked
     * for. Completes on a thread that serves everybody: what hangs on it must not block.
     */
    CompletionStage<T> outcome();

    /**
     * Ends the waiting, with {@link Reason#NO_JOB} unless it had ended before. Nothing is taken for it afterwards, and what is
     * under way comes back: {@link WaitingRoom#await} says where to.
     */
    void cancel();
}
