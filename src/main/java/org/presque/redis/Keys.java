package org.presque.redis;

import static org.presque.redis.Bytes.bytes;

import org.jspecify.annotations.Nullable;
import org.presque.queue.model.QueueName;

/**
 * The layout: every key in Redis, all behind one prefix ({@code presque} by default). Immutable.
 *
 * <table>
 * <caption>Keys; PRIORITY is 0 to 9, times are in ms since 1970 by Redis's clock</caption>
 * <tr><td>{@code presque:queues}</td><td>sorted set, all scores 0: the list of queues</td></tr>
 * <tr><td>{@code presque:{NAME}:meta}</td><td>hash of a queue: {@code id} (the last one given), {@code base} (the last
 *     one given before its last purge; enqueued is the difference), {@code processed}, {@code failed},
 *     {@code expired}, {@code deleted}; {@code s.SETTING} for each setting and {@code limited} while one concerns puts;
 *     {@code head} (MessagePack, see head.lua): whether it is stopped, where its jobs may lie, its lease clock</td></tr>
 * <tr><td>{@code presque:{NAME}:ready:PRIORITY}</td><td>stream: the ready jobs, entry {@code ID-MILLIS} (the
 *     job's id, and when it was put) with the field {@code job}, and {@code x}, {@code u}, {@code t} and {@code b} for one
 *     that expires, is unique, or has tries or a backoff of its own</td></tr>
 * <tr><td>{@code presque:{NAME}:front:PRIORITY}</td><td>sorted set: ids of 16 digits by when they are due; what is due
 *     goes before what is in the stream</td></tr>
 * <tr><td>{@code presque:{NAME}:leased:PRIORITY}</td><td>sorted set: ids of leased jobs by when their lease ends, by the
 *     lease clock; what has run out is ready, and goes before what is due</td></tr>
 * <tr><td>{@code presque:{NAME}:final}</td><td>sorted set, the same of those leased for the last time: what has run out is
 *     dead</td></tr>
 * <tr><td>{@code presque:{NAME}:dead}</td><td>sorted set: ids of dead jobs by when they died</td></tr>
 * <tr><td>{@code presque:{NAME}:held}</td><td>hash: of each job in these sets by {@code ID} what is known about it
 *     (MessagePack, see jobs.lua), and by {@code tID} its text</td></tr>
 * <tr><td>{@code presque:{NAME}:expiry}</td><td>sorted set: {@code PRIORITY:ID} by when it expires</td></tr>
 * <tr><td>{@code presque:{NAME}:uniq}</td><td>hash: id by uniq key</td></tr>
 * <tr><td>{@code presque:{NAME}:once}, {@code :once:till}</td><td>hash: {@code "ID DIGEST TILL"} by idempotency key; sorted
 *     set: these keys by when they are forgotten</td></tr>
 * <tr><td>{@code presque:{NAME}:workers}</td><td>hash: {@code p:WORKER} and {@code f:WORKER}, what it processed and
 *     failed with here</td></tr>
 * <tr><td>{@code presque:{NAME}:working}</td><td>sorted set, all scores 0: {@code WORKER}, a null byte and {@code ID} for
 *     each job leased to a worker that says who it is</td></tr>
 * <tr><td>{@code presque:{NAME}:registered}</td><td>sorted set: workers registered with this queue by when they were last
 *     seen</td></tr>
 * <tr><td>{@code presque:{NAME}:waits}</td><td>string, for a minute at most: some node waits for this queue and found nothing;
 *     it goes with the next notice (see notice.lua)</td></tr>
 * <tr><td>{@code presque:{NAME}:listeners}</td><td>sorted set: nodes where somebody listens to this queue, whose policy is
 *     broadcast, by until when that holds</td></tr>
 * <tr><td>{@code presque:{NAME}:minutes}, {@code :hours}</td><td>stream: how the queue stood, for a day and for 30 (see
 *     history.lua)</td></tr>
 * <tr><td>{@code presque:{NAME}:last}</td><td>string: the last id of a purged queue, for 30 days or until its next
 *     job</td></tr>
 * <tr><td>{@code presque:history{h}:minutes}, {@code :hours}</td><td>stream: the same of all queues together</td></tr>
 * <tr><td>{@code presque:history{h}:turn}</td><td>string: the last minute that some node noted, in ms</td></tr>
 * <tr><td>{@code presque:workers{w}:listed}</td><td>sorted set: registered workers by when they were last seen</td></tr>
 * <tr><td>{@code presque:workers{w}:of:WORKER}</td><td>hash of a worker: {@code started}, {@code seen}, {@code r:NAME} for
 *     each queue it is registered with, {@code q:NAME} for each it has had to do with; 30 days</td></tr>
 * </table>
 *
 * <p>On the channel {@code presque:notices} the name of a queue is told that somebody waited for and that may have something;
 * on {@code presque:{NAME}:casts} go the jobs of a queue to all who listen to it.
 *
 * <p>The braces are the hash tag of Redis Cluster: all keys of a queue lie in one slot. A name cannot hold a brace.
 *
 * <p>Why a stream: over its text a job of 100 bytes costs it a third of what a hash and a list of ids cost, and it
 * finds a job by its id, deletes in the middle, and pages from any id, all in O(log n). Nothing can be put before others in
 * it; so what comes back or comes later lies in the front sets.
 */
final class Keys {

    private static final String HISTORY = ":history{h}";

    private final String prefix;
    private final byte[] queues;

    Keys(String prefix) {
        this.prefix = prefix;
        this.queues = bytes(prefix + ":queues");
    }

    byte[] queues() {
        return queues;
    }

    /** What all keys of a queue begin with, for the scripts, which know what follows. */
    byte[] of(QueueName queue) {
        return bytes(prefix + ":{" + queue.value() + "}");
    }

    /** The channel where queues that have something are told, by their names. */
    String notices() {
        return prefix + ":notices";
    }

    /** The channel where the jobs of a queue are sent to all who listen: the id, a space, and the text. */
    String casts(QueueName queue) {
        return prefix + ":{" + queue.value() + "}:casts";
    }

    /** The queue that such a channel belongs to. */
    QueueName queueOfCasts(String channel) {
        return new QueueName(channel.substring(channel.indexOf('{') + 1, channel.lastIndexOf('}')));
    }

    /** What the keys of the history of all queues begin with; not the beginning of any queue's. */
    byte[] history() {
        return bytes(prefix + HISTORY);
    }

    /** The stream of how a queue stood, or all together. */
    byte[] historyOf(@Nullable QueueName queue, String stream) {
        return bytes(prefix + (queue == null ? HISTORY : ":{" + queue.value() + "}") + ":" + stream);
    }

    /** What all keys of the workers begin with; not the beginning of any queue's. */
    byte[] workers() {
        return bytes(prefix + ":workers{w}");
    }
}
