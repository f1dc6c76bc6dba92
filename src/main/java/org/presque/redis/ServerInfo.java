package org.presque.redis;

import static org.presque.redis.Bytes.bytes;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.presque.queue.model.Durability;
import org.presque.queue.model.StorageInfo;
import redis.clients.jedis.Protocol.Command;

/**
 * What Redis says about itself, asked at most once a second. Thread-safe.
 *
 * <p>A Redis that lets nobody see its {@code appendfsync} but writes a log is taken to run with what Redis comes with,
 * {@code everysec}; one that leaves the writing to the system ({@code no}) promises nothing and counts as memory.
 */
final class ServerInfo {

    private static final long LIFETIME_NANOS = Duration.ofSeconds(1).toNanos();

    private final Scripts scripts;
    private final String address;
    private volatile Look last;

    ServerInfo(Scripts scripts, String address) {
        this.scripts = scripts;
        this.address = address;
        this.last = new Look(CompletableFuture.failedStage(new IllegalStateException("never asked")), 0);
    }

    private record Look(CompletionStage<StorageInfo> found, long sinceNanos) {

        boolean isFresh(long now) {
            return now - sinceNanos < LIFETIME_NANOS
                    && !found.toCompletableFuture().isCompletedExceptionally();
        }
    }

    /** The address, and the durability as Redis is set up now, or a second ago. */
    CompletionStage<StorageInfo> look() {
        long now = System.nanoTime();
        Look look = last;
        if (!look.isFresh(now)) {
            look = new Look(ask(), now);
            last = look;
        }
        return look.found();
    }

    private CompletionStage<StorageInfo> ask() {
        CompletionStage<String> fsync = scripts.command(Command.CONFIG, bytes("GET"), bytes("appendfsync"))
                .thenApply(reply -> Reply.text(Reply.of(reply).bytes(1)))
                .exceptionally(hidden -> "everysec");
        return scripts.command(Command.INFO, bytes("persistence"))
                .thenCombine(fsync, (info, policy) -> new StorageInfo(address, durability((byte[]) info, policy)));
    }

    private static Durability durability(byte[] info, String fsync) {
        if (!Reply.text(info).contains("aof_enabled:1")) {
            return Durability.MEMORY;
        }
        return switch (fsync) {
            case "always" -> Durability.ALWAYS;
            case "everysec" -> Durability.EVERYSEC;
            default -> Durability.MEMORY;
        };
    }
}
