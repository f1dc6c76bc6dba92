package org.presque.web.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that many watch: looked at once a second for all of them, and not at all while nobody does. Who comes is shown at once what
 * is seen then, one look for all who have come since the look before; never what was seen before he came, which is older than what he
 * may know already. Thread-safe; nothing here blocks.
 */
final class Sampler {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final BiConsumer<Duration, Runnable> later;
    private final Supplier<CompletionStage<byte[]>> look;
    private final Consumer<Sampler> onIdle;
    private final Map<Consumer<byte[]>, Watcher> watchers = new HashMap<>(); // guarded by this
    private boolean isLooking; // guarded by this
    private boolean isGreeting; // guarded by this

    /** Guarded by its sampler. */
    private static final class Watcher {
        final long sinceNanos = System.nanoTime();
        long shownNanos = sinceNanos;

        boolean isGreeted() {
            return shownNanos != sinceNanos;
        }
    }

    /**
     * Looks at nothing yet.
     *
     * @param later does something after a while
     * @param look never fails; a fault is something to be seen too
     * @param onIdle hears that nobody watches any more, so that nothing is looked at
     */
    Sampler(BiConsumer<Duration, Runnable> later, Supplier<CompletionStage<byte[]>> look, Consumer<Sampler> onIdle) {
        this.later = later;
        this.look = look;
        this.onIdle = onIdle;
    }

    /** Shows a watcher what is seen, from now on. It must not block. */
    synchronized void watch(Consumer<byte[]> watcher) {
        watchers.put(watcher, new Watcher());
        if (!isGreeting) {
            isGreeting = true;
            later.accept(Duration.ZERO, this::greet);
        }
        if (!isLooking) {
            isLooking = true;
            later.accept(INTERVAL, this::look);
        }
    }

    synchronized void leave(Consumer<byte[]> watcher) {
        watchers.remove(watcher);
    }

    private void greet() {
        if (isGreetingNeeded()) {
            look(watcher -> !watcher.isGreeted(), start -> greet());
        }
    }

    private synchronized boolean isGreetingNeeded() {
        isGreeting = watchers.values().stream().anyMatch(watcher -> !watcher.isGreeted());
        return isGreeting;
    }

    private void look() {
        if (isIdle()) {
            onIdle.accept(this);
        } else {
            look(watcher -> true, start -> later.accept(INTERVAL.minusNanos(System.nanoTime() - start), this::look));
        }
    }

    private synchronized boolean isIdle() {
        isLooking = !watchers.isEmpty();
        return !isLooking;
    }

    /** @param then is told when the look began */
    private void look(Predicate<Watcher> isForThem, LongConsumer then) {
        long start = System.nanoTime();
        var unused = CompletableFuture.<@Nullable Void>completedStage(null)
                .thenCompose(now -> look.get())
                .whenComplete((seen, fault) -> {
                    List<Consumer<byte[]>> audience = audience(isForThem, start);
                    if (fault == null) {
                        audience.forEach(watcher -> watcher.accept(seen));
                    }
                    then.accept(start);
                });
    }

    /** Those who were there when a look began, and have not been shown by then what a later one saw. They are greeted by it. */
    private synchronized List<Consumer<byte[]>> audience(Predicate<Watcher> isForThem, long startNanos) {
        List<Consumer<byte[]>> audience = new ArrayList<>();
        watchers.forEach((watcher, state) -> {
            if (state.shownNanos - startNanos < 0 && isForThem.test(state)) {
                state.shownNanos = startNanos;
                audience.add(watcher);
            }
        });
        return audience;
    }
}
