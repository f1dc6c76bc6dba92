package org.presque.redis;

import static org.presque.redis.Bytes.bytes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.presque.queue.WorkerDao;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.WorkerId;
import org.presque.queue.model.WorkerInfo;
import redis.clients.jedis.Protocol.Command;

/**
 * Workers kept in Redis. Thread-safe.
 *
 * <p>What they have to do with a queue lies with the queue, and what spans queues by itself, so that each script touches
 * one slot of a cluster. Registering is two steps, each harmless when the other is missing.
 */
final class RedisWorkers implements WorkerDao {

    /** After so long without a sign of life a worker is not listed. */
    static final byte[] SILENCE_MILLIS = bytes(Duration.ofMinutes(5).toMillis());

    private static final int MOST_LISTED = 10_000;

    private final Script register = Script.named("register");
    private final Script beat = Script.named("beat");
    private final Script listed = Script.named("listed");
    private final Script worker = Script.named("worker");

    private final Scripts scripts;
    private final Keys keys;

    RedisWorkers(Scripts scripts, Keys keys) {
        this.scripts = scripts;
        this.keys = keys;
    }

    @Override
    public CompletionStage<Void> register(WorkerId id, QueueName queue) {
        return both(id, queue, "on");
    }

    @Override
    public CompletionStage<Void> unregister(WorkerId id, QueueName queue) {
        return both(id, queue, "off");
    }

    private CompletionStage<Void> both(WorkerId id, QueueName queue, String what) {
        return scripts.run(register, keys.of(queue), List.of(bytes(id.value()), bytes(what)))
                .thenCompose(done -> beat(id, queue, what));
    }

    @Override
    public CompletionStage<Void> seen(WorkerId id, @Nullable QueueName queue) {
        return beat(id, queue, "seen");
    }

    private CompletionStage<Void> beat(WorkerId id, @Nullable QueueName queue, String what) {
        byte[] name = bytes(queue == null ? "" : queue.value());
        return scripts.run(beat, keys.workers(), List.of(bytes(id.value()), bytes(what), name))
                .thenAccept(done -> {});
    }

    @Override
    public CompletionStage<List<String>> all() {
        return listed(keys.workers(), "listed");
    }

    @Override
    public CompletionStage<List<String>> of(QueueName queue) {
        return listed(keys.of(queue), "registered");
    }

    private CompletionStage<List<String>> listed(byte[] key, String set) {
        return scripts.run(listed, key, List.of(bytes(set), SILENCE_MILLIS, bytes(MOST_LISTED)))
                .thenApply(reply -> Reply.of(reply).texts().sorted().toList());
    }

    @Override
    public CompletionStage<WorkerInfo> info(WorkerId id) {
        return scripts.run(worker, keys.workers(), List.of(bytes(id.value()))).thenCompose(reply -> {
            Reply found = Reply.of(reply);
            List<QueueName> registered = names(found, 2);
            List<QueueName> known = names(found, 3);
            return counts(id, known)
                    .thenApply(counts -> new WorkerInfo(
                            id,
                            instant(found.number(0)),
                            instant(found.number(1)),
                            registered,
                            counts.processed(),
                            counts.failed()));
        });
    }

    private record Counts(long processed, long failed) {

        Counts plus(Reply reply) {
            return new Counts(processed + reply.numberOrZero(0), failed + reply.numberOrZero(1));
        }
    }

    /** Sums over queues; each is a consistent pair of numbers, the sum need not be. */
    private CompletionStage<Counts> counts(WorkerId id, List<QueueName> queues) {
        CompletionStage<Counts> sum = CompletableFuture.completedStage(new Counts(0, 0));
        for (QueueName queue : queues) {
            sum = sum.thenCombine(
                    scripts.command(
                            Command.HMGET,
                            keys.countsOfWorkers(queue),
                            bytes("p:" + id.value()),
                            bytes("f:" + id.value())),
                    (counts, reply) -> counts.plus(Reply.of(reply)));
        }
        return sum;
    }

    private static List<QueueName> names(Reply reply, int at) {
        List<QueueName> names = new ArrayList<>();
        Reply.of(reply.parts().get(at)).texts().sorted().map(QueueName::new).forEach(names::add);
        return names;
    }

    private static @Nullable Instant instant(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }
}
