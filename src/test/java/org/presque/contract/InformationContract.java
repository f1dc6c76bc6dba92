package org.presque.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertCommonHeaders;
import static org.presque.contract.RunningPresque.assertJson;
import static org.presque.contract.RunningPresque.newQueue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.presque.testing.Answer;
import org.presque.testing.Together;

/** {@code GET /j/NAME} and {@code GET /stats/NAME}: what a queue holds, and what has gone through it. */
public interface InformationContract extends RunningPresque {
    @Test
    default void countsNothingInAnUnknownQueue() {
        String queue = newQueue();

        assertJson(200, counts(queue, 0, 0), http().get("/j/" + queue));
    }

    @Test
    default void countsWhatIsThereAndWhatWasGivenOut() {
        String queue = newQueue();
        put(queue, "1");
        put(queue, "2");
        put(queue, "3");
        http().get("/q/" + queue);

        assertJson(200, counts(queue, 2, 1), http().get("/j/" + queue));
    }

    private static String counts(String queue, int count, int processed) {
        return "{\"queue_name\":\"%s\",\"job_count\":%d,\"job_processed\":%d,\"job_failed\":0}"
                .formatted(queue, count, processed);
    }

    @Test
    default void doesNotCountAFetchThatFoundNothing() {
        String queue = newQueue();
        http().get("/q/" + queue);

        assertJson(200, counts(queue, 0, 0), http().get("/j/" + queue));
    }

    @Test
    default void takesNothingWhenItTells() {
        String queue = newQueue();
        put(queue, "1");

        http().get("/j/" + queue);
        http().get("/stats/" + queue);
        http().get("/stats/");
        http().get("/control/" + queue);

        assertEquals("1", http().get("/q/" + queue).text());
    }

    @Test
    default void describesAnUnknownQueueWithAllFieldsFromTheFirstDay() {
        String queue = newQueue();

        Answer answer = http().get("/stats/" + queue);

        assertEquals(200, answer.status());
        assertEquals("application/json", answer.header("Content-Type"));
        assertCommonHeaders(answer);
        assertEquals(description(queue, 0, 0), answer.json());
    }

    @Test
    default void describesAQueueThatHasGivenOutAllItHad() {
        String queue = newQueue();
        put(queue, "1");
        put(queue, "2");
        http().get("/q/" + queue);
        http().get("/q/" + queue);

        assertEquals(description(queue, 0, 2), http().get("/stats/" + queue).json());
    }

    @Test
    default void describesAQueueWithJobsAndSaysTheAgeOfTheOldest() {
        String queue = newQueue();
        put(queue, "1");
        put(queue, "2");
        put(queue, "3");
        http().get("/q/" + queue);

        JsonObject stats = http().get("/stats/" + queue).json();

        double oldest = stats.getJsonNumber("oldest_ready_seconds").doubleValue();
        assertTrue(oldest >= 0 && oldest < 60, "oldest_ready_seconds is " + oldest);
        JsonObject expected = Json.createObjectBuilder(description(queue, 2, 1))
                .add("oldest_ready_seconds", stats.get("oldest_ready_seconds"))
                .build();
        assertEquals(expected, stats);
    }

    /** The picture of a queue with so many jobs ready and so many given out. */
    private JsonObject description(String queue, int ready, int processed) {
        return Json.createObjectBuilder()
                .add("redis", redis().host() + ":" + redis().port())
                .add("queue", queue)
                .add("size", ready)
                .add("status", 1)
                .add("ready", ready)
                .add("delayed", 0)
                .add("leased", 0)
                .add("dead", 0)
                .add("enqueued", ready + processed)
                .add("processed", processed)
                .add("failed", 0)
                .add("expired", 0)
                .add("deleted", 0)
                .addNull("oldest_ready_seconds")
                .add("workers", 0)
                .add("durability", "memory")
                .build();
    }

    @Test
    default void addsUpInEveryPictureWhileManyPutAndTake() {
        String queue = newQueue();
        int each = 40;

        Together.run(9, client -> {
            switch (client % 3) {
                case 0 -> IntStream.range(0, each).forEach(i -> put(queue, "1"));
                case 1 -> IntStream.range(0, each).forEach(i -> http().get("/q/" + queue));
                default -> IntStream.range(0, each).forEach(i -> assertAddsUp(queue));
            }
        });

        assertAddsUp(queue);
        assertEquals(3 * each, http().get("/stats/" + queue).json().getInt("enqueued"));
    }
}
