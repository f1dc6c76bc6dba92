package org.presque.redis;

import java.nio.charset.StandardCharsets;
import org.presque.queue.QueueName;

/**
 * The layout: every key in Redis, all behind one prefix ({@code presque} by default). Immutable.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code presque:queues}</td><td>sorted set, all scores 0: the list of queues</td></tr>
 * <tr><td>{@code presque:{NAME}:meta}</td><td>hash of a queue: {@code id} (the last one given), {@code base} (the last
 *     one given before its last purge; enqueued is the difference), {@code processed}, {@code failed},
 *     {@code expired}, {@code deleted}, and {@code stopped} while it is</td></tr>
 * <tr><td>{@code presque:{NAME}:ready:5}</td><td>stream: the ready jobs of a priority, entry {@code ID-MILLIS} (the
 *     job's id, and when it was put by Redis's clock) with the one field {@code job}</td></tr>
 * <tr><td>{@code presque:{NAME}:last}</td><td>string: the last id of a purged queue, for 30 days or until its next
 *     job</td></tr>
 * </table>
 *
 * <p>The braces are the hash tag of Redis Cluster: all keys of a queue lie in one slot. A name cannot hold a brace.
 *
 * <p>Why a stream: over its text a job of 100 bytes costs it a third of what a hash and a list of ids cost, and it
 * finds a job by its id, deletes in the middle, and pages from any id, all in O(log n).
 */
final class Keys {

    private final String prefix;
    private final byte[] queues;

    Keys(String prefix) {
        this.prefix = prefix;
        this.queues = bytes(prefix + ":queues");
    }

    byte[] queues() {
        return queues;
    }

    byte[] meta(QueueName queue) {
        return of(queue, ":meta");
    }

    byte[] ready(QueueName queue) {
        return of(queue, ":ready:5");
    }

    byte[] last(QueueName queue) {
        return of(queue, ":last");
    }

    private byte[] of(QueueName queue, String what) {
        return bytes(prefix + ":{" + queue.value() + "}" + what);
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
