package org.presque.queue;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The names this node has put on the list of queues within the last minute, so that a put does not list its queue each
 * time. Thread-safe. All of them are forgotten together when the minute is over: that bounds the memory, and heals a
 * list that lost a name in some other way.
 */
final class KnownNames {

    private static final long LIFETIME_NANOS = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanoClock;
    private final Set<QueueName> names = ConcurrentHashMap.newKeySet();
    private volatile long bornNanos;

    KnownNames(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.bornNanos = nanoClock.getAsLong();
    }

    boolean contains(QueueName name) {
        forgetAfterAMinute();
        return names.contains(name);
    }

    void add(QueueName name) {
        names.add(name);
    }

    private void forgetAfterAMinute() {
        long now = nanoClock.getAsLong();
        if (now - bornNanos > LIFETIME_NANOS) {
            bornNanos = now;
            names.clear();
        }
    }
}
