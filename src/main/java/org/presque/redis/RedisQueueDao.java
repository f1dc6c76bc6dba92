package org.presque.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.presque.queue.Job;
import org.presque.queue.JobId;
import org.presque.queue.JobText;
import org.presque.queue.QueueDao;
import org.presque.queue.QueueException;
import org.presque.queue.QueueName;
import org.presque.queue.QueueStats;
import org.presque.queue.Reason;
import org.presque.queue.StorageInfo;
import redis.clients.jedis.Protocol.Command;

/** Queues kept in Redis: one script a verb, over the {@linkplain Keys layout}. Thread-safe. */
final class RedisQueueDao implements QueueDao {

    private static final byte[] DAYS_30 = bytes("2592000");
    private static final byte[] ZERO = bytes("0");

    private final Script put = Script.named("put");
    private final Script take = Script.named("take");
    private final Script purge = Script.named("purge");
    private final Script stats = Script.named("stats");
    private final Script control = Script.named("control");

    private final Scripts scripts;
    private final Keys keys;
    private final ServerInfo info;

    RedisQueueDao(Scripts scripts, Keys keys, ServerInfo info) {
        this.scripts = scripts;
        this.keys = keys;
        this.info = info;
    }

    @Override
    public CompletionStage<Put> put(QueueName queue, JobText text) {
        return scripts.run(put, List.of(keys.meta(queue), keys.ready(queue), keys.last(queue)), text.bytes())
                .thenApply(reply -> {
                    Reply put = Reply.of(reply);
                    return new Put(new JobId(put.number(0)), put.number(1) == 1);
                });
    }

    @Override
    public CompletionStage<Job> take(QueueName queue) {
        return scripts.fetch(take, List.of(keys.meta(queue), keys.ready(queue))).thenApply(reply -> {
            if (reply == null) {
                throw new QueueException(Reason.NO_JOB);
            }
            if (reply instanceof Long) {
                throw new QueueException(Reason.QUEUE_IS_CLOSED);
            }
            Reply job = Reply.of(reply);
            return new Job(queue, EntryId.jobId(job.bytes(0)), JobText.stored(job.bytes(1)));
        });
    }

    @Override
    public CompletionStage<Void> purge(QueueName queue) {
        return scripts.run(purge, List.of(keys.meta(queue), keys.ready(queue), keys.last(queue)), DAYS_30)
                .thenAccept(done -> {});
    }

    @Override
    public CompletionStage<QueueStats> stats(QueueName queue) {
        return scripts.run(stats, List.of(keys.meta(queue), keys.ready(queue)))
                .thenApply(reply -> picture(queue, Reply.of(reply)));
    }

    private static QueueStats picture(QueueName queue, Reply reply) {
        long oldestMillis = reply.number(7);
        return new QueueStats(
                queue,
                reply.number(0) == 0,
                reply.number(1),
                0,
                0,
                0,
                reply.number(2),
                reply.number(3),
                reply.number(4),
                reply.number(5),
                reply.number(6),
                oldestMillis < 0 ? null : oldestMillis / 1000.0,
                0);
    }

    @Override
    public CompletionStage<Void> start(QueueName queue) {
        return control(queue, "start");
    }

    @Override
    public CompletionStage<Void> stop(QueueName queue) {
        return control(queue, "stop");
    }

    private CompletionStage<Void> control(QueueName queue, String status) {
        return scripts.run(control, List.of(keys.meta(queue)), bytes(status)).thenAccept(done -> {});
    }

    @Override
    public CompletionStage<Boolean> isOpen(QueueName queue) {
        return scripts.command(Command.HEXISTS, keys.meta(queue), bytes("stopped"))
                .thenApply(stopped -> Long.valueOf(0).equals(stopped));
    }

    @Override
    public CompletionStage<Void> list(QueueName queue) {
        return scripts.command(Command.ZADD, keys.queues(), ZERO, bytes(queue.value()))
                .thenAccept(done -> {});
    }

    @Override
    public CompletionStage<Void> unlist(QueueName queue) {
        return scripts.command(Command.ZREM, keys.queues(), bytes(queue.value()))
                .thenAccept(done -> {});
    }

    @Override
    public CompletionStage<List<QueueName>> names(@Nullable QueueName after, int limit) {
        byte[] start = bytes(after == null ? "-" : "(" + after.value());
        return scripts.command(
                        Command.ZRANGE,
                        keys.queues(),
                        start,
                        bytes("+"),
                        bytes("BYLEX"),
                        bytes("LIMIT"),
                        ZERO,
                        bytes(Integer.toString(limit)))
                .thenApply(reply -> Reply.of(reply).texts().map(QueueName::new).toList());
    }

    @Override
    public CompletionStage<Long> size() {
        return scripts.command(Command.ZCARD, keys.queues()).thenApply(Long.class::cast);
    }

    @Override
    public CompletionStage<StorageInfo> info() {
        return info.look();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
