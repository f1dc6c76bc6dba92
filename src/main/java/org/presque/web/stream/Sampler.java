package org.presque.web.stream;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that many watch: looked at once a second for all of them, and not at all while nobody does. Thread-safe; nothing here
 * blocks.
 */
public final class Sampler {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Streams streams;
    private final Supplier<CompletionStage<byte[]>> look;
    private final Set<Consumer<byte[]>> watchers = ConcurrentHashMap.newKeySet();

    /** Guarded by this. */
    private boolean isLooking;

    /** What was seen last; null if that is long ago. Guarded by this. */
    private byte @Nullable [] latest;

    /** @param look never fails; a fault is something to be seen too */
    public Sampler(Streams streams, Supplier<CompletionStage<byte[]>> look) {
        this.streams = streams;
        this.look = look;
    }

    /** Shows a watcher what is seen, from now on; what was seen last at once. It must not block. */
    void watch(Consumer<byte[]> watcher) {
        byte[] seen;
        synchronized (this) {
            watchers.add(watcher);
            seen = latest;
            if (!isLooking) {
                isLooking = true;
                streams.later(Duration.ZERO, this::look);
            }
        }
        if (seen != null) {
            watcher.accept(seen);
        }
    }

    void leave(Consumer<byte[]> watcher) {
        watchers.remove(watcher);
    }

    private void look() {
        synchronized (this) {
            if (watchers.isEmpty()) {
                isLooking = false;
                latest = null;
                return;
            }
        }
        long start = System.nanoTime();
        var unused = CompletableFuture.<@Nullable Void>completedStage(null)
                .thenCompose(now -> look.get())
                .whenComplete((seen, fault) -> {
                    if (fault == null) {
                        show(seen);
                    }
                    streams.later(INTERVAL.minusNanos(System.nanoTime() - start), this::look);
                });
    }

    private void show(byte[] seen) {
        synchronized (this) {
            latest = seen;
        }
        watchers.forEach(watcher -> watcher.accept(seen));
    }
}
