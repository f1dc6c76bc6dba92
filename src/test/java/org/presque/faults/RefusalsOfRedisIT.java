package org.presque.faults;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.presque.faults.load.Caller;
import org.presque.faults.load.Nodes;
import org.presque.faults.load.Reply;
import org.presque.standalone.PresqueProcess;
import org.presque.testing.RedisServer;

/** Redis does not let presque in, or not yet: told as what it is. The other refusals are in {@code RedisRefusalsContract}. */
class RefusalsOfRedisIT {
    /** Makes it load 20,000 keys in some four seconds. */
    private static final String MICROS_A_KEY = "200";

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration BACK = Duration.ofSeconds(1);
    private static final Duration FINE = Duration.ofMillis(20);

    @TempDir
    Path folder;

    private static void assertNotDone(String word, Reply reply) {
        assertEquals(503, reply.status(), reply::toString);
        assertEquals("application/json", reply.header("content-type"));
        assertTrue(reply.body().contains(word) && reply.body().contains("\"applied\":\"no\""), reply::toString);
        assertTrue(reply.header("retry-after").matches("[1-9][0-9]*"), reply::toString);
    }

    private static Reply put(Nodes nodes) {
        try (Caller caller = new Caller(nodes, 0)) {
            return caller.send("POST", "/q/refused", "1");
        }
    }

    private static Reply take(Nodes nodes) {
        try (Caller caller = new Caller(nodes, 0)) {
            return caller.send("GET", "/q/refused", "");
        }
    }

    private static void assertBack(Nodes nodes) {
        await().atMost(BACK)
                .pollInterval(FINE)
                .until(() -> put(nodes).status() == 201 && take(nodes).status() == 200);
    }

    @Test
    void saysThatRedisIsStillLoading() {
        Plan plan = Plan.usual().withRedis("--appendonly", "yes", "--key-load-delay", MICROS_A_KEY);
        try (Rig rig = Rig.start(folder, plan)) {
            assertEquals(201, put(rig.nodes()).status());
            fill(rig.redis());
            rig.redis().kill();
            CompletableFuture<Void> loaded = CompletableFuture.runAsync(rig.redis()::restart);

            await().atMost(SOON)
                    .pollInterval(FINE)
                    .until(() -> put(rig.nodes()).body().contains("loading"));
            assertNotDone("loading", put(rig.nodes()));
            assertNotDone("loading", take(rig.nodes()));

            loaded.join();
            assertBack(rig.nodes());
        }
    }

    private static void fill(RedisServer redis) {
        redis.command("EVAL", "for i = 1, 20000 do redis.call('SET', 'filler:' .. i, i) end", "0");
    }

    @Test
    void saysThatRedisHasNoFreeClient() {
        try (Rig rig = Rig.start(folder, Plan.usual())) {
            assertEquals(201, put(rig.nodes()).status());
            rig.redis().command("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
            rig.redis().command("CONFIG", "SET", "maxclients", "2"); // the holder, and the one that listens for notices
            try (var holder =
                    new redis.clients.jedis.Connection("127.0.0.1", rig.redis().port())) {
                assertTrue(holder.ping());
                put(rig.nodes()); // meets the killed connection

                assertNotDone("busy", put(rig.nodes()));
                assertNotDone("busy", take(rig.nodes()));
            }
        }
    }

    @Test
    void saysThatThePasswordIsWrongAndIsBackOnceItIsRight() {
        try (RedisServer locked = RedisServer.startWithPassword("secret");
                PresqueProcess presque = PresqueProcess.start(
                        folder, Map.of(), "--port", "0", "--redis", "redis://:wrong@127.0.0.1:" + locked.port())) {
            Nodes nodes = new Nodes(List.of(URI.create("http://127.0.0.1:" + presque.port() + "/")));

            assertNotDone("permission", put(nodes));
            assertNotDone("permission", take(nodes));

            locked.command("ACL", "SETUSER", "default", ">wrong");
            assertBack(nodes);
        }
    }
}
