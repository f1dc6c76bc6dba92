package org.presque.contract;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.presque.testing.EventSource;
import org.presque.testing.EventSource.Event;
import org.presque.testing.Http;
import org.presque.testing.JavaJar;
import org.presque.testing.RedisServer;

/** Two copies of the WAR over one Redis, a consumer on each. */
class BroadcastNodesIT {
    @AutoClose
    private static final RedisServer REDIS = RedisServer.start();

    private static JavaJar node(String name) throws IOException {
        return JavaJar.start(Files.createDirectory(REDIS.folder().resolve(name)), RunningPresque.settings(REDIS));
    }

    private static void put(JavaJar node, String queue, int job) {
        assertEquals(
                201,
                new Http(node.base()).post("/q/" + queue, String.valueOf(job)).status());
    }

    private static List<String> data(EventSource stream) {
        return stream.nextUntilSilent().stream().map(Event::data).toList();
    }

    @Test
    void bothGetEachJobAndPlainFetchersOnlyWhileNobodyListens() throws IOException {
        String queue = RunningPresque.newQueue();
        try (JavaJar one = node("one");
                JavaJar other = node("other")) {
            new Http(one.base()).post("/control/" + queue, "{\"policy\":\"broadcast\"}");
            try (EventSource here = new EventSource(one.base(), "/c/" + queue);
                    EventSource there = new EventSource(other.base(), "/c/" + queue)) {
                awaitHears(one, queue, here);
                awaitHears(one, queue, there);
                data(here);

                put(one, queue, 1);
                put(other, queue, 2);
                put(one, queue, 3);

                assertEquals(List.of("1", "2", "3"), data(here));
                assertEquals(List.of("1", "2", "3"), data(there));
                assertEquals(404, new Http(one.base()).get("/q/" + queue).status());
            }
            put(one, queue, 4);
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                put(other, queue, 5);
                return new Http(one.base()).get("/q/" + queue).status() == 200;
            });
        }
    }

    private static void awaitHears(JavaJar node, String queue, EventSource stream) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            put(node, queue, 0);
            return !data(stream).isEmpty();
        });
    }
}
