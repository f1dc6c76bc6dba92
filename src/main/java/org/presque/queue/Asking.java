package org.presque.queue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Reason;

/** Asks queues for jobs, one after the other, until one has any. Stateless. */
final class Asking {

    private Asking() {}

    /**
     * The jobs of the first queue, in this order, that has any. Each queue is asked in one atomic step, all of them together
     * are not. Fails with {@link Reason#QUEUE_IS_CLOSED} only if all are stopped.
     *
     * @param names at least one
     */
    static <T> CompletionStage<List<T>> firstOf(
            List<QueueName> names, Function<QueueName, CompletionStage<List<T>>> ask) {
        CompletionStage<List<T>> taken = ask.apply(names.get(0));
        if (names.size() == 1) {
            return taken;
        }
        List<QueueName> rest = names.subList(1, names.size());
        return taken.exceptionallyCompose(fault -> switch (QueueException.reasonOf(fault)) {
            case QUEUE_IS_CLOSED -> firstOf(rest, ask);
            case NO_JOB -> firstOf(rest, ask).exceptionallyCompose(Asking::noJobRatherThanClosed);
            default -> CompletableFuture.failedStage(fault);
        });
    }

    /** Where one of several queues was open but empty, it does not matter that the others are closed. */
    private static <T> CompletionStage<T> noJobRatherThanClosed(Throwable fault) {
        return CompletableFuture.failedStage(
                QueueException.reasonOf(fault) == Reason.QUEUE_IS_CLOSED ? new QueueException(Reason.NO_JOB) : fault);
    }
}
