package org.presque.contract.later;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.assertFields;
import static org.presque.contract.RunningPresque.assertJson;
import static org.presque.contract.RunningPresque.newQueue;

import jakarta.json.JsonString;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.contract.RunningPresque;
import org.presque.testing.Answer;

/** {@code /status/}: the queues, and the size of one, as the later protocol tells them. */
public interface StatusContract extends RunningPresque {
    @Test
    default void tellsTheQueuesAndHowManyTheyAre() {
        String queue = newQueue();
        put(queue, "1");

        Answer answer = http().get("/status/");

        assertFields(answer, "queues", "size");
        List<String> queues = answer.json().getJsonArray("queues").getValuesAs(JsonString::getString);
        assertTrue(queues.contains(queue));
        assertEquals(queues.size(), answer.json().getInt("size"));
        assertEquals(queues.stream().sorted().toList(), queues);
    }

    @Test
    default void listsNoQueueThatIsPurged() {
        String queue = newQueue();
        put(queue, "1");
        http().delete("/q/" + queue);

        List<String> queues =
                http().get("/status/").json().getJsonArray("queues").getValuesAs(JsonString::getString);
        assertFalse(queues.contains(queue));
    }

    @Test
    default void tellsTheSizeOfAQueueAndNothingElse() {
        String queue = newQueue();
        putMany(queue, 3);
        put(queue, "delay=1000", "4");
        http().get("/q/" + queue);

        assertStatus(queue, 2, http().get("/status/" + queue));
    }

    private static void assertStatus(String queue, int size, Answer answer) {
        assertJson(200, "{\"queue\":\"" + queue + "\",\"size\":" + size + "}", answer);
    }

    @Test
    default void tellsNoughtOfAQueueThatIsUnknown() {
        String queue = newQueue();

        assertStatus(queue, 0, http().get("/status/" + queue));
        assertJson(
                200,
                "{\"queue\":\"" + queue + "\",\"size\":0,\"jobs\":[]}",
                http().get("/status/" + queue + "?with_desc=1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?with_desc=0", "?with_desc=", "?with_desc", "?", "?&a=b"})
    default void tellsNoJobsUnlessAsked(String query) {
        String queue = newQueue();
        put(queue, "1");

        assertStatus(queue, 1, http().get("/status/" + queue + query));
    }

    @Test
    default void tellsTheTextsOfTheJobsToThoseWhoAsk() {
        String queue = newQueue();
        put(queue, "{\"a\": \"b\\n\"}");
        put(queue, "2");
        put(queue, "delay=1000", "3");

        Answer answer = http().get("/status/" + queue + "?with_desc=1");

        assertJson(
                200,
                "{\"queue\":\"" + queue + "\",\"size\":2,\"jobs\":[\"{\\\"a\\\": \\\"b\\\\n\\\"}\",\"2\"]}",
                answer);
        assertCounters(queue, "ready=2 delayed=1 enqueued=3");
    }

    @Test
    default void tellsTheJobsInTheOrderInWhichTheyWouldBeGiven() {
        String queue = newQueue();
        put(queue, "priority=1", "4");
        putMany(queue, 2);
        put(queue, "priority=9", "0");
        put(queue, "delay=0.1", "9");
        awaitSize(queue, 5);

        List<String> told = http().get("/status/" + queue + "?with_desc=1")
                .json()
                .getJsonArray("jobs")
                .getValuesAs(JsonString::getString);

        assertEquals(takeAll(queue), told);
    }

    @Test
    default void tellsTheFirstThousandJobsOnly() {
        String queue = newQueue();
        putMany(queue, 1000);
        put(queue, "1001");

        Answer answer = http().get("/status/" + queue + "?with_desc=1");

        assertEquals(1001, answer.json().getInt("size"));
        assertEquals(
                IntStream.rangeClosed(1, 1000).mapToObj(String::valueOf).toList(),
                answer.json().getJsonArray("jobs").getValuesAs(JsonString::getString));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%20b", "a,b", "%7B%7D"})
    default void refusesTheStatusOfABadName(String name) {
        assertError(400, "invalid queue name", http().get("/status/" + name));
    }
}
