package org.presque.queue.waiting;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Reason;

/** Those who wait for jobs on this node. Thread-safe; nobody here holds a thread or a connection to the storage. */
public final class WaitingRoom implements AutoCloseable {

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1);

    /**
     * Asks the queues in this order, now and whenever one of them may have something, until there is something.
     *
     * @param queues at least one
     * @param ask asks one queue once; fails with {@link Reason#NO_JOB} or {@link Reason#QUEUE_IS_CLOSED} if it has nothing to
     *     give. Must not block
     * @param unwanted gets what a queue gave when the waiting had been ended meanwhile. Must not block
     * @param atMost for how long; null: until it is cancelled
     */
    public <T> Waiting<T> await(
            List<QueueName> queues,
            Function<QueueName, CompletionStage<T>> ask,
            Consumer<T> unwanted,
            @Nullable Duration atMost) {
        Poll<T> poll = new Poll<>(queues, ask, unwanted);
        thread.execute(poll::next);
        if (atMost != null) {
            var unused = thread.schedule(poll::cancel, atMost.toMillis(), TimeUnit.MILLISECONDS);
        }
        return poll;
    }

    private final class Poll<T> implements Waiting<T> {

        private final List<QueueName> queues;
        private final Function<QueueName, CompletionStage<T>> ask;
        private final Consumer<T> unwanted;
        private final CompletableFuture<T> outcome = new CompletableFuture<>();
        private int turn;

        Poll(List<QueueName> queues, Function<QueueName, CompletionStage<T>> ask, Consumer<T> unwanted) {
            this.queues = queues;
            this.ask = ask;
            this.unwanted = unwanted;
        }

        void next() {
            if (outcome.isDone()) {
                return;
            }
            var unused = ask.apply(queues.get(turn++ % queues.size())).handle((found, fault) -> {
                if (fault == null) {
                    if (!outcome.complete(found)) {
                        unwanted.accept(found);
                    }
                } else {
                    var unusedToo = thread.schedule(this::next, 50, TimeUnit.MILLISECONDS);
                }
                return null;
            });
        }

        @Override
        public CompletionStage<T> outcome() {
            return outcome;
        }

        @Override
        public void cancel() {
            outcome.completeExceptionally(new QueueException(Reason.NO_JOB));
        }
    }

    /** Ends all waiting, with {@link Reason#NO_JOB}. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
