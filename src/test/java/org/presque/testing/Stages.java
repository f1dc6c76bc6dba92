package org.presque.testing;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.Reason;

/** Waits for stages: a test may, the code under test never does. */
public final class Stages {

    private Stages() {}

    /** The result of a stage; throws what it failed with. */
    public static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    /** The reason a stage failed for; empty if it succeeded. */
    public static Optional<Reason> refused(CompletionStage<?> stage) {
        return stage.handle((done, fault) -> Optional.ofNullable(fault).map(Stages::reason))
                .toCompletableFuture()
                .join();
    }

    /** The reason a stage failed for, which it must. */
    public static Reason refusal(CompletionStage<?> stage) {
        return refused(stage).orElseThrow(() -> new AssertionError("was to be refused"));
    }

    /** The reason behind a fault; what is no refusal of ours is thrown. */
    public static Reason reason(Throwable fault) {
        Throwable cause = fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
        if (cause instanceof QueueException refusal) {
            return refusal.reason();
        }
        throw new AssertionError("not one of our refusals", cause);
    }
}
