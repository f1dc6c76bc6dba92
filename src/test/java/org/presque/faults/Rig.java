package org.presque.faults;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.presque.faults.load.Nodes;
import org.presque.standalone.PresqueProcess;
import org.presque.testing.RedisServer;

/** A Redis, perhaps a proxy before it, and nodes of presque, each a process of its own. Confined to one thread. */
final class Rig implements AutoCloseable {
    private final Path folder;
    private final Plan plan;
    private final RedisServer redis;
    private final @Nullable FaultProxy proxy;
    private final List<PresqueProcess> processes = new ArrayList<>();
    private final Nodes nodes;

    private Rig(Path folder, Plan plan) {
        this.folder = folder;
        this.plan = plan;
        this.redis = RedisServer.start(plan.redisArguments().toArray(String[]::new));
        this.proxy = plan.hasProxy() ? FaultProxy.before(redis.port()) : null;
        for (int i = 0; i < plan.nodes(); i++) {
            processes.add(launch());
        }
        this.nodes = new Nodes(processes.stream().map(Rig::address).toList());
    }

    /** Starts all of it; the folder takes what the nodes print. */
    static Rig start(Path folder, Plan plan) {
        return new Rig(folder, plan);
    }

    private PresqueProcess launch() {
        int port = proxy == null ? redis.port() : proxy.port();
        return PresqueProcess.startWar(
                plan.war(), folder, plan.environment(), "--port", "0", "--redis", "redis://127.0.0.1:" + port);
    }

    private static URI address(PresqueProcess process) {
        return URI.create("http://127.0.0.1:" + process.port() + "/");
    }

    RedisServer redis() {
        return redis;
    }

    FaultProxy proxy() {
        if (proxy == null) {
            throw new IllegalStateException("planned without a proxy");
        }
        return proxy;
    }

    Nodes nodes() {
        return nodes;
    }

    PresqueProcess node(int number) {
        return processes.get(number);
    }

    /** Starts a node again that has ended, at another address. */
    void restart(int number) {
        PresqueProcess again = launch();
        processes.get(number).close();
        processes.set(number, again);
        nodes.move(number, address(again));
    }

    /** How much lies in each key of a queue, by what follows the queue's name. */
    Map<String, Long> keys(String queue) {
        String prefix = "presque:{" + queue + "}:";
        Map<String, Long> sizes = new TreeMap<>();
        if (redis.command("KEYS", prefix + "*") instanceof List<?> keys) {
            keys.forEach(key -> sizes.put(String.valueOf(key).substring(prefix.length()), size(String.valueOf(key))));
        }
        return sizes;
    }

    private long size(String key) {
        String command =
                switch (String.valueOf(redis.command("TYPE", key))) {
                    case "stream" -> "XLEN";
                    case "hash" -> "HLEN";
                    case "zset" -> "ZCARD";
                    case "set" -> "SCARD";
                    case "list" -> "LLEN";
                    default -> "STRLEN";
                };
        return redis.command(command, key) instanceof Long size ? size : 0;
    }

    @Override
    public void close() {
        processes.forEach(PresqueProcess::close);
        if (proxy != null) {
            proxy.close();
        }
        redis.close();
    }
}
