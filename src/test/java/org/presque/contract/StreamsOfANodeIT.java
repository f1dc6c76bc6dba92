package org.presque.contract;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.presque.testing.Answer;
import org.presque.testing.EventSource;
import org.presque.testing.Http;
import org.presque.testing.JavaJar;
import org.presque.testing.RedisServer;
import org.presque.testing.SocketClient;

/** What becomes of streams and sockets with the node that they are open on. */
class StreamsOfANodeIT {
    @AutoClose
    private static final RedisServer REDIS = RedisServer.start();

    private static JavaJar node(String more) {
        return JavaJar.start(REDIS.folder(), RunningPresque.settings(REDIS) + more);
    }

    private static void put(JavaJar node, String queue) {
        assertEquals(201, new Http(node.base()).post("/q/" + queue, "1").status());
    }

    private static JsonObject stats(JavaJar node, String queue) {
        return new Http(node.base()).get("/stats/" + queue).json();
    }

    @Test
    void endsThemAtOnceWhenItIsStoppedAndKeepsTheLeases() throws IOException {
        String queue = RunningPresque.newQueue();
        try (JavaJar node = node("")) {
            put(node, queue);
            put(node, queue);
            try (EventSource stream = new EventSource(node.base(), "/c/" + queue + "-other");
                    EventSource watch = new EventSource(node.base(), "/stats/");
                    SocketClient idle = new SocketClient(node.base(), "/ws/" + queue + "-other");
                    SocketClient worker = new SocketClient(node.base(), "/ws/" + queue)) {
                idle.send("{\"take\":1}");
                worker.send("{\"take\":1,\"ttr\":60}");
                worker.nextJob();
                watch.next();

                long start = System.nanoTime();
                node.stop();
                long took = System.nanoTime() - start;

                assertTrue(took < Duration.ofSeconds(2).toNanos(), () -> "took ns: " + took);
                stream.awaitEnd();
                watch.awaitEnd();
                assertEquals(1001, idle.closeCode());
                assertEquals(1001, worker.closeCode());
            }
        }

        String log = Files.readString(REDIS.folder().resolve("presque.log"));
        assertTrue(log.lines().noneMatch(line -> line.contains("WARN") || line.contains("SEVERE")), log);
        assertTrue(log.contains("ended 4 streams"), log);
        try (JavaJar next = node("")) {
            assertEquals(1, stats(next, queue).getInt("leased"));
            assertEquals(0, stats(next, queue).getInt("failed"));
            assertEquals(1, stats(next, queue).getInt("ready"));
        }
    }

    @Test
    void letsInNoMoreThanItHasSeats() {
        try (JavaJar node = node("queues:\n  waiters_limit: 2\n")) {
            String path = "/c/" + RunningPresque.newQueue();
            try (EventSource stream = new EventSource(node.base(), path);
                    SocketClient socket = new SocketClient(node.base(), "/ws/a")) {
                assertEquals(200, stream.head().status());
                assertEquals("{\"ok\":1}", socket.send("{\"take\":1,\"ref\":1}").next());
                Answer answer = new Http(node.base()).get(path);
                RunningPresque.assertJson(
                        503,
                        "{\"error\":\"too many wait for jobs, nothing was done: send again\",\"applied\":\"no\"}",
                        answer);
                assertEquals("1", answer.header("Retry-After"));
                assertEquals(
                        503,
                        new Http(node.base())
                                .get("/stats/", "Accept", "text/event-stream")
                                .status());
                assertEquals(503, SocketClient.refusal(node.base(), "/ws/a"));
                socket.end();
                await().until(() -> isOpened(node, path));
            }
        }
    }

    @Test
    void closesASocketWhenThereIsNoMemoryForItsMessages() {
        try (JavaJar node = node("  bodies_under_way_bytes: 8388608\n");
                SocketClient socket = new SocketClient(node.base(), "/ws/a")) {
            String reference = "x".repeat(500_000);
            socket.readNoMore();
            socket.sendAtMost(100, "{\"take\":0,\"ref\":\"" + reference + "\"}");
            socket.readOn();
            socket.awaitEnd().ifPresent(code -> assertEquals(1013, code));
            socket.abort();
            await().ignoreExceptions().until(() -> isServed(node));
        }
    }

    private static boolean isServed(JavaJar node) {
        try (SocketClient socket = new SocketClient(node.base(), "/ws/a")) {
            return socket.send("{\"take\":0,\"ref\":1}").next().equals("{\"ok\":1}");
        }
    }

    private static boolean isOpened(JavaJar node, String path) {
        try (EventSource stream = new EventSource(node.base(), path)) {
            return stream.head().status() == 200;
        }
    }

    /** Each is written to every fifteen seconds, so that proxies do not cut it and one that has gone is found out. */
    @Test
    void letsSomethingBeHeardNowAndThen() {
        try (JavaJar node = node("");
                EventSource stream = new EventSource(node.base(), "/c/a");
                SocketClient socket = new SocketClient(node.base(), "/ws/a")) {
            String line = stream.line();
            while (!line.equals(":")) {
                line = stream.line();
            }
            socket.awaitPing();
        }
    }
}
