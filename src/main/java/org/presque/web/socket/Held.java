package org.presque.web.socket;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.presque.queue.lease.Lease;
import org.presque.queue.lease.LeasedJob;
import org.presque.queue.model.QueueName;

/**
 * The jobs that a client has leased and not finished. Those whose time is over are none of them; by this node's clock, which is
 * a little late, and the storage's word is what counts. Thread-safe.
 */
final class Held {

    private record Entry(QueueName queue, Lease lease, long endNanos) {}

    private final LongSupplier nanoTime;

    /** By their tokens. Guarded by this. */
    private final Map<String, Entry> entries = new HashMap<>();

    Held(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    synchronized void add(LeasedJob job) {
        entries.put(job.token(), new Entry(job.job().queue(), job.lease(), end(job.ttr())));
    }

    private long end(Duration ttr) {
        return nanoTime.getAsLong() + ttr.toNanos();
    }

    synchronized void remove(Lease lease) {
        entries.remove(lease.token());
    }

    /** The lease ends so long from now. */
    synchronized void extend(Lease lease, Duration ttr) {
        entries.computeIfPresent(lease.token(), (token, entry) -> new Entry(entry.queue(), entry.lease(), end(ttr)));
    }

    /** The queue of a leased job; null if it is not known here. */
    synchronized @Nullable QueueName queueOf(Lease lease) {
        Entry entry = entries.get(lease.token());
        return entry == null ? null : entry.queue();
    }

    /** How many there are. */
    synchronized int count() {
        long now = nanoTime.getAsLong();
        entries.values().removeIf(entry -> entry.endNanos() - now <= 0);
        return entries.size();
    }

    /** How long until there is one less, if nothing is said of them; empty if there are none. */
    synchronized Optional<Duration> untilNextEnd() {
        long now = nanoTime.getAsLong();
        LongStream left = entries.values().stream().mapToLong(entry -> entry.endNanos() - now);
        return left.min().stream().mapToObj(Duration::ofNanos).findFirst();
    }

    /** Takes them all out, by their queues. */
    synchronized Map<QueueName, List<Lease>> takeAll() {
        count();
        Map<QueueName, List<Lease>> all =
                entries.values().stream().collect(groupingBy(Entry::queue, mapping(Entry::lease, toList())));
        entries.clear();
        return all;
    }
}
