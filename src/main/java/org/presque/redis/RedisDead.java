package org.presque.redis;

import static org.presque.redis.Bytes.bytes;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.presque.config.QueuesConfig;
import org.presque.queue.DeadDao;
import org.presque.queue.lease.Revived;
import org.presque.queue.model.QueueName;

/** Dead letters kept in Redis, and the look after queues. Thread-safe. */
final class RedisDead implements DeadDao {

    private final Script revive = Script.named("revive");
    private final Script tend = Script.named("tend");

    private final Scripts scripts;
    private final Keys keys;
    private final QueuesConfig config;

    RedisDead(Scripts scripts, Keys keys, QueuesConfig config) {
        this.scripts = scripts;
        this.keys = keys;
        this.config = config;
    }

    @Override
    public CompletionStage<Revived> revive(QueueName queue, int limit, @Nullable String after) {
        byte[] place = bytes(after == null ? "" : after);
        return scripts.run(revive, keys.of(queue), List.of(bytes(limit), place)).thenApply(reply -> {
            Reply step = Reply.of(reply);
            String next = Reply.text(step.bytes(2));
            return new Revived((int) step.number(0), (int) step.number(1), next.isEmpty() ? null : next);
        });
    }

    @Override
    public CompletionStage<Tended> tend(QueueName queue) {
        List<byte[]> kept = List.of(bytes(config.deadFor().toMillis()), bytes(config.deadLimit()));
        return scripts.run(tend, keys.of(queue), kept)
                .thenApply(reply -> Tended.valueOf(Reply.word(reply).toUpperCase(Locale.ROOT)));
    }
}
