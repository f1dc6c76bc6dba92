package org.presque.redis;

import static org.presque.redis.Bytes.bytes;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.presque.queue.model.QueueName;
import org.presque.queue.waiting.WaitDao;

/** Who waits, kept in Redis: that somebody does, not who. Thread-safe. */
final class RedisWaits implements WaitDao {

    /** Longer than any node goes without looking, so that a note does not lapse while somebody waits. */
    private static final byte[] NOTED_MILLIS = bytes(Duration.ofMinutes(1).toMillis());

    private final Script look = Script.named("look");

    private final Scripts scripts;
    private final Keys keys;
    private final byte[] what;

    private RedisWaits(Scripts scripts, Keys keys, String what) {
        this.scripts = scripts;
        this.keys = keys;
        this.what = bytes(what);
    }

    /** Looks for jobs that can be taken. */
    static RedisWaits forTakes(Scripts scripts, Keys keys) {
        return new RedisWaits(scripts, keys, "take");
    }

    /** Looks for jobs to send to all who listen. */
    static RedisWaits forCasts(Scripts scripts, Keys keys) {
        return new RedisWaits(scripts, keys, "cast");
    }

    @Override
    public CompletionStage<Look> look(QueueName queue) {
        return scripts.run(look, keys.of(queue), List.of(NOTED_MILLIS, what)).thenApply(reply -> look(Reply.of(reply)));
    }

    private static Look look(Reply reply) {
        long nextMillis = reply.number(2);
        return new Look(
                reply.number(0) == 1, reply.number(1) == 0, nextMillis < 0 ? null : Duration.ofMillis(nextMillis));
    }
}
