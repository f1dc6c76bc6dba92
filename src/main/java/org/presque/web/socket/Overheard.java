package org.presque.web.socket;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one client heard of broadcasts and has not got yet: each job goes to it when there is credit for it. Such jobs do not wait
 * for anybody: who is behind by more than 4 MiB misses some. Thread-safe.
 *
 * <p>A client whose credit is used up does not listen any more; but what was sent before that was known still comes.
 */
final class Overheard {

    private static final long MOST_BYTES = 4 << 20;

    private final Credit credit;
    private final Function<byte[], CompletionStage<Void>> send;

    /** What waits for credit. Guarded by this. */
    private final Queue<byte[]> waiting = new ArrayDeque<>();

    /** What waits or is being sent. Guarded by this. */
    private long bytes;

    /** Guarded by this. */
    private boolean isSending;

    /** @param send sends a message behind those before; must not block */
    Overheard(Credit credit, Function<byte[], CompletionStage<Void>> send) {
        this.credit = credit;
        this.send = send;
    }

    /** A message for the client, behind those that wait. */
    void add(byte[] message) {
        if (keep(message)) {
            goOn();
        }
    }

    private synchronized boolean keep(byte[] message) {
        boolean fits = bytes == 0 || bytes + message.length <= MOST_BYTES;
        if (fits) {
            bytes += message.length;
            waiting.add(message);
        }
        return fits;
    }

    /** Sends what there is credit for. One thread does, also for those who come meanwhile, so that the order stays. */
    void goOn() {
        if (begins()) {
            for (byte[] message = next(); message != null; message = next()) {
                send(message);
            }
        }
    }

    private synchronized boolean begins() {
        boolean isFirst = !isSending;
        isSending = true;
        return isFirst;
    }

    private synchronized byte @Nullable [] next() {
        isSending = !waiting.isEmpty() && credit.useIfLeft();
        return isSending ? waiting.remove() : null;
    }

    private void send(byte[] message) {
        var unused = send.apply(message).whenComplete((sent, gone) -> went(message));
    }

    private synchronized void went(byte[] message) {
        bytes -= message.length;
    }
}
