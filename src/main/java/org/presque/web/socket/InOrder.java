package org.presque.web.socket;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does one thing after the other: each begins when the stage of the one before is done, on one of the threads given, never on
 * the caller's. Thread-safe.
 */
final class InOrder {

    private static final System.Logger LOG = System.getLogger(InOrder.class.getName());

    private final Executor threads;

    /** Guarded by this. */
    private final Queue<Supplier<? extends CompletionStage<?>>> waiting = new ArrayDeque<>();

    /** Guarded by this. */
    private boolean isBusy;

    InOrder(Executor threads) {
        this.threads = threads;
    }

    void add(Supplier<? extends CompletionStage<?>> deed) {
        synchronized (this) {
            waiting.add(deed);
            if (isBusy) {
                return;
            }
            isBusy = true;
        }
        goOn();
    }

    private void goOn() {
        try {
            threads.execute(this::next);
        } catch (RejectedExecutionException shutDown) {
            LOG.log(System.Logger.Level.DEBUG, "not done any more", shutDown);
        }
    }

    private void next() {
        Supplier<? extends CompletionStage<?>> deed = poll();
        if (deed == null) {
            return;
        }
        try {
            var unused = deed.get().whenComplete((done, fault) -> goOn());
        } catch (RuntimeException fault) {
            LOG.log(System.Logger.Level.ERROR, "an unexpected fault", fault);
            goOn();
        }
    }

    private synchronized @Nullable Supplier<? extends CompletionStage<?>> poll() {
        isBusy = !waiting.isEmpty();
        return waiting.poll();
    }
}
