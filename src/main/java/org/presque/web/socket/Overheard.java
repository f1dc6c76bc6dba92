package org.presque.web.socket;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.presque.web.stream.Backlog;

/**
 * What one client heard of broadcasts and has not got yet: each job goes to it when there is credit for it, and counts for its
 * {@link Backlog} until then. Thread-safe.
 *
 * <p>A client whose credit is used up does not listen any more; but what was sent before that was known still comes.
 */
final class Overheard {

    private static final class Kept {
        final String message;
        final CompletableFuture<Void> isSent = new CompletableFuture<>();

        Kept(String message) {
            this.message = message;
        }
    }

    private final Credit credit;
    private final Function<String, InLine> line;
    private final Backlog backlog = new Backlog();

    /** What waits for credit. Guarded by this. */
    private final Queue<Kept> waiting = new ArrayDeque<>();

    /** Guarded by this. */
    private boolean isSending;

    /** @param line puts a message behind those before; must not block, nor call anybody */
    Overheard(Credit credit, Function<String, InLine> line) {
        this.credit = credit;
        this.line = line;
    }

    /**
     * A message for the client, behind those that wait.
     *
     * @param message in UTF-8
     */
    void add(byte[] message) {
        backlog.write(message.length, () -> keep(new String(message, UTF_8)));
        goOn();
    }

    /** @return done when it has been sent, or never will be */
    private synchronized CompletionStage<Void> keep(String message) {
        Kept kept = new Kept(message);
        waiting.add(kept);
        return kept.isSent;
    }

    /** Sends what there is credit for. One thread does, also for those who come meanwhile, so that the order stays. */
    void goOn() {
        if (begins()) {
            for (Runnable next = next(); next != null; next = next()) {
                next.run();
            }
        }
    }

    private synchronized boolean begins() {
        boolean isFirst = !isSending;
        isSending = true;
        return isFirst;
    }

    /** Sends the next, which has its place in line; null if there is none, or no credit for it. */
    private synchronized @Nullable Runnable next() {
        Kept kept = waiting.peek();
        InLine message = kept == null ? null : credit.give(Terms.PLAIN, 0, () -> line.apply(kept.message));
        isSending = message != null;
        if (kept == null || message == null) {
            return null;
        }
        waiting.remove();
        return () -> {
            var unused = message.send().whenComplete((sent, gone) -> kept.isSent.complete(null));
        };
    }
}
