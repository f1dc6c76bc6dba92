package org.presque.queue;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Things that happened within a span of time, forgotten together when it is over: that bounds the memory. Thread-safe.
 *
 * @param <T> what is remembered; by its {@code equals}
 */
final class Recent<T> {

    private final LongSupplier nanoClock;
    private final long spanNanos;
    private final Set<T> things = ConcurrentHashMap.newKeySet();
    private volatile long sinceNanos;

    Recent(Duration span, LongSupplier nanoClock) {
        this.spanNanos = span.toNanos();
        this.nanoClock = nanoClock;
        this.sinceNanos = nanoClock.getAsLong();
    }

    boolean contains(T thing) {
        forget();
        return things.contains(thing);
    }

    /** Remembers it; true if it was not remembered. */
    boolean add(T thing) {
        forget();
        return things.add(thing);
    }

    private void forget() {
        long now = nanoClock.getAsLong();
        if (now - sinceNanos > spanNanos) {
            sinceNanos = now;
            things.clear();
        }
    }
}
