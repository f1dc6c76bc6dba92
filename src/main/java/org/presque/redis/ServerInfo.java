package org.presque.redis;

import static org.presque.redis.Bytes.bytes;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.presque.queue.model.Durability;
import org.presque.queue.model.StorageInfo;
import org.presque.queue.model.StorageServer;
import redis.clients.jedis.Protocol.Command;

/**
 * What Redis says about itself, asked at most once a second. Thread-safe.
 *
 * <p>A Redis that lets nobody see its {@code appendfsync} but writes a log is taken to run with what Redis comes with,
 * {@code everysec}; one that leaves the writing to the system ({@code no}) promises nothing and counts as memory.
 */
final class ServerInfo {

    private static final long LIFETIME_NANOS = Duration.ofSeconds(1).toNanos();

    private static final System.Logger LOG = System.getLogger(ServerInfo.class.getName());
    private static final String NO_EVICTION = "noeviction";

    private final Scripts scripts;
    private final String address;
    private volatile Look last;
    private volatile String toldPolicy = NO_EVICTION;

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
        return scripts.command(Command.INFO, bytes("persistence"), bytes("memory"))
                .thenApply(info -> Reply.text((byte[]) info))
                .thenCombine(fsync, (info, policy) -> {
                    warnOfEviction(info);
                    return new StorageInfo(address, durability(info, policy));
                });
    }

    /** What it says of its version, its memory and its clients, now. */
    CompletionStage<StorageServer> server() {
        return scripts.command(Command.INFO, bytes("server"), bytes("memory"), bytes("clients"))
                .thenApply(info -> server(Reply.text((byte[]) info)));
    }

    private static StorageServer server(String info) {
        String own = field(info, "valkey_version");
        return new StorageServer(
                own.isEmpty() ? "redis" : "valkey",
                own.isEmpty() ? field(info, "redis_version") : own,
                Duration.ofSeconds(number(info, "uptime_in_seconds")),
                number(info, "used_memory"),
                number(info, "maxmemory"),
                field(info, "maxmemory_policy"),
                number(info, "connected_clients"));
    }

    private static long number(String info, String name) {
        String text = field(info, name);
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    /** The value of a line {@code name:value}; empty if there is none. */
    private static String field(String info, String name) {
        Matcher line = Pattern.compile("(?m)^" + name + ":([^\r\n]*)").matcher(info);
        return line.find() ? line.group(1) : "";
    }

    /** A Redis that makes room by itself throws accepted jobs away, or parts of a queue: told once for each policy. */
    private void warnOfEviction(String info) {
        String policy = field(info, "maxmemory_policy");
        if (!policy.isEmpty() && !policy.equals(toldPolicy)) {
            toldPolicy = policy;
            LOG.log(
                    toldPolicy.equals(NO_EVICTION) ? System.Logger.Level.INFO : System.Logger.Level.WARNING,
                    "redis at {0} has maxmemory-policy {1}; any but noeviction may throw accepted jobs away",
                    address,
                    toldPolicy);
        }
    }

    private static Durability durability(String info, String fsync) {
        if (!field(info, "aof_enabled").equals("1")) {
            return Durability.MEMORY;
        }
        return switch (fsync) {
            case "always" -> Durability.ALWAYS;
            case "everysec" -> Durability.EVERYSEC;
            default -> Durability.MEMORY;
        };
    }
}
