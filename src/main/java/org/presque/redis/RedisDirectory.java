package org.presque.redis;

import static org.presque.redis.Bytes.bytes;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.presque.queue.DirectoryDao;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.StorageInfo;
import org.presque.queue.model.StorageServer;
import redis.clients.jedis.Protocol.Command;

/** The list of queues kept in Redis: a sorted set, and plain commands on it. Thread-safe. */
final class RedisDirectory implements DirectoryDao {

    private static final byte[] ZERO = bytes("0");

    private final Scripts scripts;
    private final Keys keys;
    private final ServerInfo info;

    RedisDirectory(Scripts scripts, Keys keys, ServerInfo info) {
        this.scripts = scripts;
        this.keys = keys;
        this.info = info;
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
                        bytes(limit))
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

    @Override
    public CompletionStage<StorageServer> server() {
        return info.server();
    }
}
