package org.presque.web.socket;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * What one client heard of broadcasts and has not got yet: each job goes to it when there is credit for it. Such jobs do not wait
 * for anybody: who is behind by more than 4 MiB misses some. Thread-safe.
 *
 * <p>A client whose credit is used up does not listen any more; but what was sent in one go, before that was known, still comes.
 */
final class Overheard {

    private static final long MOST_BYTES = 4 << 20;

    private final Credit credit;
    private final Function<byte[], CompletionStage<Void>> send;

    /** What waits for credit. Guarded by this. */
    private final Queue<byte[]> waiting = new ArrayDeque<>();

    /** What waits or is being sent. Guarded by this. */
    private long bytes;

    /** @param send sends a message behind those before; must not block */
    Overheard(Credit credit, Function<byte[], CompletionStage<Void>> send) {
        this.credit = credit;
        this.send = send;
    }

    /** A message for the client, behind those that wait. */
    synchronized void add(byte[] message) {
        if (bytes > 0 && bytes + message.length > MOST_BYTES) {
            return;
        }
        bytes += message.length;
        waiting.add(message);
        goOn();
    }

    /** Sends what there is credit for. */
    synchronized void goOn() {
        while (!waiting.isEmpty() && credit.useIfLeft()) {
            byte[] message = waiting.remove();
            var unused = send.apply(message).whenComplete((sent, gone) -> went(message));
        }
    }

    private synchronized void went(byte[] message) {
        bytes -= message.length;
    }
}
