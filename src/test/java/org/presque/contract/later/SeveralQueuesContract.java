package org.presque.contract.later;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.assertSomeError;
import static org.presque.contract.RunningPresque.newQueue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.contract.RunningPresque;
import org.presque.testing.Answer;
import org.presque.testing.Together;

/** {@code GET /q/A,B,C}: the first queue, in this order, that has a job. */
public interface SeveralQueuesContract extends RunningPresque {
    @Test
    default void takesFromTheFirstQueueThatHasAJob() {
        String first = newQueue();
        String second = newQueue();
        put(second, "2");
        put(second, "3");
        String id = put(first, "1");

        Answer answer = http().get("/q/" + newQueue() + "," + first + "," + second);

        assertEquals("1", answer.text());
        assertEquals(first, answer.header("X-Presque-Queue"));
        assertEquals(id, answer.header("X-Presque-Job"));
        assertEquals(List.of("2", "3"), takeAll(first + "," + second));
    }

    @Test
    default void keepsToTheOrderThatIsAskedFor() {
        String first = newQueue();
        String second = newQueue();
        put(first, "priority=9", "1");
        put(second, "priority=0", "2");

        assertEquals("2", http().get("/q/" + second + "," + first).text());
        assertEquals("1", http().get("/q/" + second + "," + first).text());
    }

    @Test
    default void passesOverAStoppedQueue() {
        String stopped = stopped();
        String open = newQueue();
        put(stopped, "1");
        put(open, "2");

        assertEquals("2", http().get("/q/" + stopped + "," + open).text());
        assertError(404, "no job", http().get("/q/" + stopped + "," + open));
        assertEquals(1, size(stopped));
    }

    private String stopped() {
        String queue = newQueue();
        http().post("/control/" + queue, "{\"status\":\"stop\"}");
        return queue;
    }

    @Test
    default void saysThatQueuesAreClosedOnlyIfAllAreStopped() {
        assertError(404, "queue is closed", http().get("/q/" + stopped() + "," + stopped()));
        assertError(404, "no job", http().get("/q/" + stopped() + "," + newQueue()));
        assertError(404, "no job", http().get("/q/" + newQueue() + "," + stopped()));
        assertError(404, "no job", http().get("/q/" + newQueue() + "," + newQueue()));
    }

    @Test
    default void takesSixtyFourNames() {
        String last = newQueue();
        put(last, "1");

        Answer answer = http().get("/q/" + names(63) + "," + last);

        assertEquals("1", answer.text());
        assertEquals(last, answer.header("X-Presque-Queue"));
    }

    private static String names(int count) {
        return IntStream.range(0, count).mapToObj(i -> newQueue()).collect(Collectors.joining(","));
    }

    @Test
    default void refusesSixtyFiveNames() {
        String first = newQueue();
        put(first, "1");

        assertSomeError(400, http().get("/q/" + first + "," + names(64)));
        assertEquals(1, size(first));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s,", ",%s", "%s,,a", "%s,a%%20b", "%s,..", "%s, ", ",", "%s,%%7B%%7D"})
    default void refusesNamesOfWhichOneIsBad(String names) {
        String queue = newQueue();
        put(queue, "1");

        assertError(
                400,
                "invalid queue name",
                http().get("/q/" + names.formatted(queue).replace(" ", "%20")));
        assertEquals(1, size(queue));
    }

    @Test
    default void takesSeveralQueuesNowhereElse() {
        String names = newQueue() + "," + newQueue();

        assertError(400, "invalid queue name", http().post("/q/" + names, "1"));
        assertError(400, "invalid queue name", http().put("/q/" + names, "1"));
        assertError(400, "invalid queue name", http().delete("/q/" + names));
        assertError(400, "invalid queue name", http().get("/j/" + names));
        assertError(400, "invalid queue name", http().get("/stats/" + names));
        assertError(400, "invalid queue name", http().get("/status/" + names));
        assertError(400, "invalid queue name", http().get("/control/" + names));
        assertError(400, "invalid queue name", http().post("/w/" + names, "", "X-presque-workerid", "w"));
    }

    @Test
    default void takesAJobOnceThoughItsQueueIsNamedTwice() {
        String queue = newQueue();
        put(queue, "1");

        assertEquals(List.of("1"), takeAll(queue + "," + queue));
    }

    @Test
    default void givesEachJobOfSeveralQueuesToOneOfMany() {
        String first = newQueue();
        String second = newQueue();
        putMany(first, 100);
        putMany(second, 100);

        List<String> taken =
                Together.collect(8, client -> takeAll(client % 2 == 0 ? first + "," + second : second + "," + first));

        assertEquals(200, taken.size());
        assertAddsUp(first);
        assertAddsUp(second);
    }
}
