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
    private final Script working = Script.named("working");

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
            return record(id, known)
                    .thenApply(record -> new WorkerInfo(
                            id,
                            instant(found.number(0)),
                            instant(found.number(1)),
                            registered,
                            record.processed(),
                            record.failed(),
                            record.workingOn()));
        });
    }

    /** What a worker has done and is doing. */
    private record WorkDone(long processed, long failed, List<String> workingOn) {

        static final WorkDone NONE = new WorkDone(0, 0, List.of());

        /** @param reply of working.lua */
        WorkDone plus(QueueName queue, Reply reply) {
            List<String> more = new ArrayList<>(workingOn);
            for (int at = 2; at < reply.size(); at++) {
                more.add(queue + "/" + reply.number(at));
            }
            return new WorkDone(processed + reply.number(0), failed + reply.number(1), more);
        }
    }

    /** Sums over queues; each is a consistent picture, the sum need not be. */
    private CompletionStage<WorkDone> record(WorkerId id, List<QueueName> queues) {
        CompletionStage<WorkDone> sum = CompletableFuture.completedStage(WorkDone.NONE);
        for (QueueName queue : queues) {
            sum = sum.thenCombine(
                    scripts.run(working, keys.of(queue), List.of(bytes(id.value()))),
                    (record, reply) -> record.plus(queue, Reply.of(reply)));
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
