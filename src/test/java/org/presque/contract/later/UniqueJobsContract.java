package org.presque.contract.later;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.assertSomeError;
import static org.presque.contract.RunningPresque.awaitMoment;
import static org.presque.contract.RunningPresque.newQueue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.contract.RunningPresque;
import org.presque.testing.Answer;
import org.presque.testing.Together;

/** {@code uniq}: one job of a key waits in a queue at a time. */
public interface UniqueJobsContract extends RunningPresque {
    String EXISTS = "job already exists";

    @Test
    default void refusesAJobWhoseKeyIsReady() {
        String queue = newQueue();
        put(queue, "uniq=a", "1");

        assertError(400, EXISTS, http().post("/q/" + queue + "?uniq=a", "2"));
        assertError(400, EXISTS, http().put("/q/" + queue + "?uniq=a", "2"));
        assertError(400, EXISTS, http().post("/qb/" + queue + "?uniq=a", "{\"jobs\":[2]}"));

        assertEquals(1, stats(queue).getInt("enqueued"));
        assertEquals(List.of("1"), takeAll(queue));
    }

    @Test
    default void refusesAJobWhoseKeyIsDelayed() {
        String queue = newQueue();
        put(queue, "uniq=a&delay=0.2", "1");

        assertError(400, EXISTS, http().post("/q/" + queue + "?uniq=a", "2"));
        awaitSize(queue, 1);
        assertError(400, EXISTS, http().post("/q/" + queue + "?uniq=a&delay=5", "2"));

        assertCounters(queue, "ready=1 enqueued=1");
    }

    @Test
    default void takesOtherKeysAndNone() {
        String queue = newQueue();
        put(queue, "uniq=a", "1");
        put(queue, "uniq=A", "2");
        put(queue, "uniq=a%20b", "3");
        put(queue, "uniq=%C3%A9", "4");
        put(queue, "uniq=", "5");
        put(queue, "uniq=", "6");
        put(queue, "7");

        assertEquals(7, size(queue));
    }

    @Test
    default void takesTheSameKeyInAnotherQueue() {
        String queue = newQueue();
        put(queue, "uniq=a", "1");

        put(newQueue(), "uniq=a", "1");

        assertEquals(1, size(queue));
    }

    @Test
    default void freesTheKeyOfAJobThatIsFetched() {
        String queue = newQueue();
        put(queue, "uniq=a", "1");
        http().get("/q/" + queue);
        put(queue, "uniq=a", "2");
        http().get("/qb/" + queue);

        put(queue, "uniq=a", "3");

        assertEquals(List.of("3"), takeAll(queue));
    }

    @Test
    default void freesTheKeyOfADelayedJobThatIsFetched() {
        String queue = newQueue();
        put(queue, "uniq=a&delay=0.1", "1");
        awaitSize(queue, 1);
        assertEquals("1", http().get("/q/" + queue).text());

        put(queue, "uniq=a&delay=1000", "2");

        assertCounters(queue, "delayed=1 enqueued=2 processed=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&delay=1000"})
    default void freesTheKeyOfAJobThatIsDeleted(String delay) {
        String queue = newQueue();
        String id = put(queue, "uniq=a" + delay, "1");
        http().delete("/q/" + queue + "/" + id);

        put(queue, "uniq=a", "2");

        assertEquals(List.of("2"), takeAll(queue));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ready", "delayed"})
    default void freesTheKeysOfJobsThatAreDeletedByTheirState(String state) {
        String queue = newQueue();
        put(queue, "uniq=a" + (state.equals("delayed") ? "&delay=1000" : ""), "1");
        http().delete("/qb/" + queue + "?state=" + state);

        put(queue, "uniq=a", "2");

        assertEquals(List.of("2"), takeAll(queue));
    }

    @Test
    default void freesTheKeyOfAJobThatExpires() {
        String queue = newQueue();
        put(queue, "uniq=a&ttl=0.1", "1");
        awaitMoment(System.currentTimeMillis() + 100);

        put(queue, "uniq=a", "2");

        assertEquals(List.of("2"), takeAll(queue));
        assertCounters(queue, "enqueued=2 processed=1 expired=1");
    }

    @Test
    default void freesTheKeysOfAQueueThatIsPurged() {
        String queue = newQueue();
        put(queue, "uniq=a", "1");
        put(queue, "uniq=b&delay=1000", "2");
        http().delete("/q/" + queue);

        put(queue, "uniq=a", "3");
        put(queue, "uniq=b", "4");

        assertEquals(List.of("3", "4"), takeAll(queue));
    }

    /** The second job of the key must not free it for a third. */
    @Test
    default void keepsTheKeyOfASecondJobWhenTheFirstIsDeletedTwice() {
        String queue = newQueue();
        String first = put(queue, "uniq=a", "1");
        http().delete("/q/" + queue + "/" + first);
        put(queue, "uniq=a", "2");

        assertError(404, "no such job", http().delete("/q/" + queue + "/" + first));

        assertError(400, EXISTS, http().post("/q/" + queue + "?uniq=a", "3"));
    }

    @Test
    default void letsOneOfTwoHundredConcurrentPostsWin() {
        String queue = newQueue();

        List<Answer> answers = Together.collect(
                200, client -> List.of(http().post("/q/" + queue + "?uniq=a", String.valueOf(client))));

        assertEquals(
                1, answers.stream().filter(answer -> answer.status() == 201).count());
        answers.stream().filter(answer -> answer.status() != 201).forEach(answer -> assertError(400, EXISTS, answer));
        assertCounters(queue, "ready=1 enqueued=1");
    }

    @Test
    default void takesAKeyOfTwoHundredCharacters() {
        String queue = newQueue();
        String key = "%F0%9F%98%80".repeat(200);
        put(queue, "uniq=" + key, "1");

        assertError(400, EXISTS, http().post("/q/" + queue + "?uniq=" + key, "2"));
    }

    @Test
    default void refusesAKeyOfMoreThanTwoHundredCharacters() {
        String queue = newQueue();

        Answer answer = http().post("/q/" + queue + "?uniq=" + "a".repeat(201), "1");

        assertSomeError(400, answer);
        assertEquals("invalid uniq: ", answer.error().substring(0, 14));
        assertCounters(queue, "");
    }
}
