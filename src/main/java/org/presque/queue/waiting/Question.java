package org.presque.queue.waiting;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Reason;

/**
 * What a waiter asks of its queues. Immutable.
 *
 * @param asking asks one queue once
 * @param unwanted gets what came when nobody waited for it any more
 */
record Question<T>(Function<QueueName, CompletionStage<T>> asking, Consumer<T> unwanted) {

    /** What it means that a queue gave nothing. */
    enum Refusal {
        /** It has nothing: it makes sense to wait. */
        NO_JOB,
        /** It is stopped: likewise. */
        CLOSED,
        /** It could certainly not be asked. */
        NOT_ASKED,
        /** Nobody knows whether it gave something. */
        UNKNOWN,
        /** It will never answer this. */
        WRONG;

        static Refusal of(Throwable fault) {
            if (!(QueueException.unwrapped(fault) instanceof QueueException known)) {
                return WRONG;
            }
            Reason reason = known.reason();
            return switch (reason) {
                case NO_JOB -> NO_JOB;
                case QUEUE_IS_CLOSED -> CLOSED;
                case OUTCOME_UNKNOWN -> UNKNOWN;
                default -> reason.isOfStorage() ? NOT_ASKED : WRONG;
            };
        }
    }

    /** Asks, and throws nothing. */
    CompletionStage<T> ask(QueueName queue) {
        try {
            return asking.apply(queue);
        } catch (RuntimeException fault) {
            return CompletableFuture.failedStage(fault);
        }
    }
}
