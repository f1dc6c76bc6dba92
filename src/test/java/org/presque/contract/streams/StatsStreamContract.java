package org.presque.contract.streams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertCommonHeaders;
import static org.presque.contract.RunningPresque.assertSomeError;
import static org.presque.contract.RunningPresque.newQueue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.presque.testing.Answer;
import org.presque.testing.EventSource;

/** {@code /stats/} as a stream of events. */
public interface StatsStreamContract extends Streaming {
    @Test
    default void tellsOnceASecondWhatStatsTells() {
        String queue = newQueue();

        try (EventSource stream = new EventSource(base(), "/stats/")) {
            assertEquals(200, stream.head().status());
            assertEquals("text/event-stream", stream.head().header("Content-Type"));
            assertCommonHeaders(stream.head());
            JsonObject first = object(stream.next().data());
            assertEquals(Set.of("redis", "queues", "size", "durability"), first.keySet());
            long start = System.nanoTime();
            put(queue, "1");
            while (!names(object(stream.next().data())).contains(queue)) {
                assertTrue(System.nanoTime() - start < Duration.ofSeconds(10).toNanos(), "a new queue is not told");
            }
            stream.next();
            stream.next();
            long took = System.nanoTime() - start;
            assertTrue(took > Duration.ofMillis(1500).toNanos(), () -> "took ns: " + took);
        }
    }

    @Test
    default void describesEachQueueInAStreamOfStatsIfAsked() {
        String queue = newQueue();
        put(queue, "1");

        try (EventSource stream = new EventSource(base(), "/stats/?with_desc=1")) {
            List<JsonObject> queues =
                    object(stream.next().data()).getJsonArray("queues").getValuesAs(JsonObject.class);
            assertEquals(
                    List.of(1),
                    queues.stream()
                            .filter(each -> each.getString("queue").equals(queue))
                            .map(each -> each.getInt("ready"))
                            .toList());
        }
    }

    @Test
    default void tellsOfAPartOfTheListOrOfOneQueue() {
        String queue = newQueue();
        put(queue, "1");

        String behind = queue.substring(0, queue.length() - 1);
        try (EventSource stream = new EventSource(base(), "/stats/?limit=1&after=" + behind);
                EventSource one = new EventSource(base(), "/stats/" + queue)) {
            assertEquals(List.of(queue), names(object(stream.next().data())));
            assertEquals(1, object(one.next().data()).getInt("ready"));
            put(queue, "2");
            while (object(one.next().data()).getInt("ready") != 2) {
                assertEquals(List.of(queue), names(object(stream.next().data())));
            }
        }
        assertSomeError(400, http().get("/stats/?limit=x", "Accept", "text/event-stream"));
        assertSomeError(400, http().get("/stats/a,b", "Accept", "text/event-stream"));
    }

    @Test
    default void answersAHeadOfStatsAsEver() {
        Answer answer = http().send("HEAD", "/stats/", BodyPublishers.noBody(), "Accept", "text/event-stream");
        assertEquals(200, answer.status());
        assertEquals("application/json", answer.header("Content-Type"));
    }

    private static JsonObject object(String data) {
        return Json.createReader(new StringReader(data)).readObject();
    }

    private static List<String> names(JsonObject stats) {
        return stats.getJsonArray("queues").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }
}
