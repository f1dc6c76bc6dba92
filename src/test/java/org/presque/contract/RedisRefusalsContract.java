package org.presque.contract;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertCommonHeaders;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.newQueue;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.presque.testing.Answer;
import redis.clients.jedis.exceptions.JedisDataException;

/** Redis answers, but refuses: full, read-only, busy… Each is told as what it is, with nothing done. */
public interface RedisRefusalsContract extends RunningPresque {
    /** A fault of Redis as clients see it. */
    static void assertFault(int status, String applied, Answer answer) {
        assertTrue(Set.of(503, 504).contains(status), answer::toString);
        assertEquals(status, answer.status(), answer::toString);
        assertEquals("application/json", answer.header("Content-Type"));
        assertEquals(Set.of("error", "applied"), answer.json().keySet());
        assertEquals(applied, answer.json().getString("applied"));
        assertTrue(answer.header("Retry-After").matches("[1-9][0-9]*"), answer::toString);
        assertCommonHeaders(answer);
    }

    private static void assertNotDone(String word, Answer answer) {
        assertFault(503, "no", answer);
        assertTrue(answer.error().contains(word), answer::toString);
    }

    @Test
    default void drainsAFullRedisAndThenStoresAgain() {
        String queue = newQueue();
        String job = "\"" + "a".repeat(BODY_LIMIT / 2) + "\"";
        String limit = String.valueOf(usedMemory() + (8 << 20));
        set("maxmemory", limit);
        try {
            int stored = putUntilFull(queue, job);
            assertTrue(stored > 3, "full after " + stored);

            // The job that was refused is no longer in Redis's buffers, so that it is full no more: make it so.
            set("maxmemory", "1");
            assertEquals(stored, takeUntilEmpty(queue));
            assertError(404, "no job", http().get("/q/" + queue));

            set("maxmemory", limit);
            assertEquals(201, http().post("/q/" + queue, job).status());
        } finally {
            set("maxmemory", "0");
        }
    }

    private int takeUntilEmpty(String queue) {
        int taken = 0;
        while (taken < 1_000 && http().get("/q/" + queue).status() == 200) {
            taken++;
        }
        return taken;
    }

    private int putUntilFull(String queue, String job) {
        for (int stored = 0; stored < 100; stored++) {
            Answer answer = http().post("/q/" + queue, job);
            if (answer.status() != 201) {
                assertNotDone("memory", answer);
                assertEquals(stored, size(queue));
                return stored;
            }
        }
        throw new AssertionError("Redis does not become full");
    }

    private long usedMemory() {
        String info = String.valueOf(redis().command("INFO", "memory"));
        return info.lines()
                .filter(line -> line.startsWith("used_memory:"))
                .mapToLong(line -> Long.parseLong(line.substring(12).trim()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    default void tellsControlsAndPurgesWhileRedisIsFull() {
        String queue = newQueue();
        put(queue, "1");
        set("maxmemory", "1");
        try {
            assertNotDone("memory", http().post("/q/" + queue, "2"));
            assertNotDone("memory", http().post("/q/" + newQueue(), "2"));

            assertEquals(1, size(queue));
            assertEquals(200, http().get("/stats/").status());
            assertEquals(200, http().get("/stats/" + queue).status());
            assertEquals(
                    200,
                    http().post("/control/" + queue, "{\"status\":\"stop\"}").status());
            assertEquals(
                    200,
                    http().post("/control/" + queue, "{\"status\":\"start\"}").status());
            assertEquals(204, http().delete("/q/" + queue).status());
        } finally {
            set("maxmemory", "0");
        }
    }

    @Test
    default void readsFromAReadOnlyRedisAndRefusesTheRest() {
        String queue = newQueue();
        put(queue, "1");
        redis().command("REPLICAOF", "127.0.0.1", "1");
        try {
            assertNotDone("read-only", http().post("/q/" + queue, "2"));
            assertNotDone("read-only", http().get("/q/" + queue));
            assertNotDone("read-only", http().delete("/q/" + queue));
            assertNotDone("read-only", http().post("/control/" + queue, "{\"status\":\"stop\"}"));

            assertEquals(1, size(queue));
            assertEquals(200, http().get("/stats/").status());
            assertEquals(200, http().get("/stats/" + queue).status());
        } finally {
            redis().command("REPLICAOF", "NO", "ONE");
        }
        isBackWith(queue);
    }

    @Test
    default void refusesWhatChangesSomethingWhenReplicasAreMissing() {
        String queue = newQueue();
        put(queue, "1");
        set("min-replicas-to-write", "1");
        try {
            assertNotDone("replicas", http().post("/q/" + queue, "2"));
            assertNotDone("replicas", http().get("/q/" + queue));
            assertEquals(1, size(queue));
        } finally {
            set("min-replicas-to-write", "0");
        }
        isBackWith(queue);
    }

    @Test
    default void saysThatRedisIsBusyWithAnotherScript() {
        String queue = newQueue();
        put(queue, "1");
        set("busy-reply-threshold", "10");
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            Future<?> script = executor.submit(this::runWithoutEnd);
            await().atMost(Duration.ofSeconds(10)).until(this::isBusy);

            assertNotDone("busy", http().post("/q/" + queue, "2"));
            assertNotDone("busy", http().get("/q/" + queue));

            redis().command("SCRIPT", "KILL");
            await().atMost(Duration.ofSeconds(10)).until(script::isDone);
        } finally {
            executor.shutdown();
            set("busy-reply-threshold", "5000");
        }
        isBackWith(queue);
    }

    private void runWithoutEnd() {
        try {
            redis().command("EVAL", "while true do end", "0");
        } catch (JedisDataException e) {
            assertTrue(String.valueOf(e.getMessage()).contains("Script killed"), e::toString);
        }
    }

    private boolean isBusy() {
        try {
            redis().command("PING");
            return false;
        } catch (JedisDataException e) {
            return true;
        }
    }

    @Test
    default void saysThatRedisDoesNotLetItIn() {
        String queue = newQueue();
        put(queue, "1");
        redis().command("ACL", "SETUSER", "default", "-evalsha", "-eval");
        try {
            assertNotDone("permission", http().post("/q/" + queue, "2"));
            assertNotDone("permission", http().get("/q/" + queue));
        } finally {
            redis().command("ACL", "SETUSER", "default", "+@all");
        }
        isBackWith(queue);
    }

    @Test
    default void noticesNothingOfScriptsThatRedisHasForgotten() {
        String queue = newQueue();
        put(queue, "1");

        redis().command("SCRIPT", "FLUSH");
        put(queue, "2");
        redis().command("SCRIPT", "FLUSH");

        assertEquals("1", http().get("/q/" + queue).text());
        redis().command("SCRIPT", "FLUSH");
        assertEquals(1, size(queue));
    }

    private void set(String key, String value) {
        redis().command("CONFIG", "SET", key, value);
    }

    /** The one job is still there, within a second. */
    private void isBackWith(String queue) {
        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> http().post("/q/" + newQueue(), "1").status() == 201);
        assertEquals("1", http().get("/q/" + queue).text());
        assertError(404, "no job", http().get("/q/" + queue));
    }
}
