package org.presque.web.stream;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * What was broadcast and one client has not taken yet. Such jobs do not wait for anybody: who is behind by more than 4 MiB misses
 * some. Thread-safe.
 */
public final class Backlog {

    private static final long MOST_BYTES = 4 << 20;

    private final AtomicLong bytes = new AtomicLong();

    /** Writes something, unless there is too much before it. */
    public void write(int length, Supplier<CompletionStage<Void>> write) {
        long before = bytes.getAndAdd(length);
        if (before > 0 && before + length > MOST_BYTES) {
            bytes.addAndGet(-length);
            return;
        }
        var unused = write.get().whenComplete((written, gone) -> bytes.addAndGet(-length));
    }
}
