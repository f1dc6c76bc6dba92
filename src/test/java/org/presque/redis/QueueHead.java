package org.presque.redis;

import org.jspecify.annotations.Nullable;
import org.presque.queue.model.QueueName;
import org.presque.testing.RedisServer;

/** The field {@code head} of a queue, see head.lua, which only Redis's scripts read and write otherwise. */
final class QueueHead {

    /** Its numbers. */
    enum Part {
        LEVELS(1),
        QUIET_TILL(2),
        LATEST(3),
        AHEAD(4);

        private final String place;

        Part(int place) {
            this.place = String.valueOf(place);
        }
    }

    private final RedisServer redis;
    private final String key;

    QueueHead(RedisServer redis, QueueName queue) {
        this.redis = redis;
        this.key = "presque:{" + queue + "}:meta";
    }

    /** Null if the queue has no head, or the part is not set. */
    @Nullable Double get(Part part) {
        Object found = redis.command("EVAL", """
                local head = redis.call('HGET', KEYS[1], 'head')
                local value = head and ({cmsgpack.unpack(head)})[tonumber(ARGV[1])]
                return value and (value == math.huge and 'Infinity' or string.format('%.0f', value))
                """, "1", key, part.place);
        return found == null ? null : Double.valueOf(found.toString());
    }

    /** The queue must have a head. */
    void set(Part part, long value) {
        redis.command("EVAL", """
                local parts = {cmsgpack.unpack(redis.call('HGET', KEYS[1], 'head'))}
                parts[tonumber(ARGV[1])] = tonumber(ARGV[2])
                redis.call('HSET', KEYS[1], 'head', cmsgpack.pack(unpack(parts, 1, 8)))
                """, "1", key, part.place, Long.toString(value));
    }
}
