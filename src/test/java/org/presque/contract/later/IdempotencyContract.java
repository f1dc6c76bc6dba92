package org.presque.contract.later;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.presque.contract.RunningPresque.assertJson;
import static org.presque.contract.RunningPresque.assertSomeError;
import static org.presque.contract.RunningPresque.newQueue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.contract.RunningPresque;
import org.presque.testing.Answer;
import org.presque.testing.Together;

/** {@code Idempotency-Key}: a put that is sent again gets the first answer again and stores nothing. */
public interface IdempotencyContract extends RunningPresque {
    String KEY = "Idempotency-Key";
    String REPLAY = "Idempotent-Replay";

    @Test
    default void givesTheFirstAnswerAgainAndStoresNothing() {
        String queue = newQueue();
        Answer first = http().post("/q/" + queue, "{\"a\":1}", KEY, "k");

        Answer again = http().post("/q/" + queue, "{\"a\":1}", KEY, "k");

        assertFalse(first.has(REPLAY), first::toString);
        assertReplays(first, again);
        assertCounters(queue, "ready=1 enqueued=1");
    }

    private static void assertReplays(Answer first, Answer again) {
        assertJson(201, first.text(), again);
        assertEquals("true", again.header(REPLAY), again::toString);
        assertEquals(first.header("Location"), again.header("Location"));
        assertEquals(first.header("X-Presque-Job"), again.header("X-Presque-Job"));
    }

    @Test
    default void givesTheFirstAnswerAgainWhenTheJobIsGone() {
        String queue = newQueue();
        Answer first = http().post("/q/" + queue, "1", KEY, "k");
        http().get("/q/" + queue);

        assertReplays(first, http().post("/q/" + queue, "1", KEY, "k"));

        assertCounters(queue, "enqueued=1 processed=1");
    }

    @Test
    default void countsARepeatedFailureOnce() {
        String queue = newQueue();
        Answer first = http().put("/q/" + queue, "1", KEY, "k");

        assertReplays(first, http().put("/q/" + queue, "1", KEY, "k"));

        assertCounters(queue, "ready=1 enqueued=1 failed=1");
    }

    @Test
    default void givesTheIdsOfABatchAgain() {
        String queue = newQueue();
        Answer first = http().post("/qb/" + queue, "{\"jobs\":[1,2]}", KEY, "k");

        Answer again = http().post("/qb/" + queue, "{\"jobs\":[1,2]}", KEY, "k");

        assertFalse(first.has(REPLAY), first::toString);
        assertReplays(first, again);
        assertCounters(queue, "ready=2 enqueued=2");
    }

    @Test
    default void repeatsAPutWhoseUniqueKeyItHasTakenItself() {
        String queue = newQueue();
        Answer first = http().post("/q/" + queue + "?uniq=a", "1", KEY, "k");

        assertReplays(first, http().post("/q/" + queue + "?uniq=a", "1", KEY, "k"));
    }

    @Test
    default void repeatsAPutThatHasFilledTheQueueItself() {
        String queue = newQueue();
        http().post("/control/" + queue, "{\"max_length\":1}");
        Answer first = http().post("/q/" + queue, "1", KEY, "k");

        assertReplays(first, http().post("/q/" + queue, "1", KEY, "k"));
    }

    @Test
    default void refusesAnotherBodyUnderTheSameKey() {
        String queue = newQueue();
        http().post("/q/" + queue, "1", KEY, "k");

        assertSomeError(422, http().post("/q/" + queue, "2", KEY, "k"));
        assertSomeError(422, http().post("/q/" + queue, "1 ", KEY, "k"));

        assertCounters(queue, "ready=1 enqueued=1");
    }

    @Test
    default void refusesAnotherBatchUnderTheSameKey() {
        String queue = newQueue();
        http().post("/qb/" + queue, "{\"jobs\":[1,2]}", KEY, "k");

        assertSomeError(422, http().post("/qb/" + queue, "{\"jobs\":[1,3]}", KEY, "k"));

        assertCounters(queue, "ready=2 enqueued=2");
    }

    @Test
    default void refusesTheSameBodyUnderTheSameKeyOnAnotherRoute() {
        String queue = newQueue();
        http().post("/qb/" + queue, "{\"jobs\":[1,2]}", KEY, "k");

        assertSomeError(422, http().post("/q/" + queue, "{\"jobs\":[1,2]}", KEY, "k"));

        assertCounters(queue, "ready=2 enqueued=2");
    }

    @Test
    default void storesUnderAnotherKeyAndUnderNone() {
        String queue = newQueue();
        http().post("/q/" + queue, "1", KEY, "k");
        http().post("/q/" + queue, "1", KEY, "K");
        http().post("/q/" + queue, "1");

        assertEquals(3, size(queue));
    }

    @Test
    default void storesUnderTheSameKeyInAnotherQueue() {
        String queue = newQueue();
        http().post("/q/" + newQueue(), "1", KEY, "k");

        Answer answer = http().post("/q/" + queue, "2", KEY, "k");

        assertEquals(201, answer.status(), answer::toString);
        assertFalse(answer.has(REPLAY));
        assertEquals(1, size(queue));
    }

    @Test
    default void forgetsItsKeysWhenTheQueueIsPurged() {
        String queue = newQueue();
        Answer first = http().post("/q/" + queue, "1", KEY, "k");
        http().delete("/q/" + queue);

        Answer answer = http().post("/q/" + queue, "2", KEY, "k");

        assertEquals(201, answer.status(), answer::toString);
        assertFalse(answer.has(REPLAY), answer::toString);
        assertNotEquals(first.header("X-Presque-Job"), answer.header("X-Presque-Job"));
        assertCounters(queue, "ready=1 enqueued=1");
    }

    @Test
    default void keepsNoKeyOfAPutThatWasRefused() {
        String queue = newQueue();
        assertSomeError(400, http().post("/q/" + queue, "{", KEY, "k"));

        Answer answer = http().post("/q/" + queue, "1", KEY, "k");

        assertEquals(201, answer.status(), answer::toString);
        assertFalse(answer.has(REPLAY), answer::toString);
    }

    @Test
    default void storesOneJobOfManyConcurrentPostsOfOneKey() {
        String queue = newQueue();

        List<Answer> answers =
                Together.collect(50, client -> List.of(http().post("/q/" + queue, "{\"a\":1}", KEY, "k")));

        assertEquals(
                List.of(answers.get(0).text()),
                answers.stream().map(Answer::text).distinct().toList());
        assertEquals(1, answers.stream().filter(answer -> !answer.has(REPLAY)).count());
        assertCounters(queue, "ready=1 enqueued=1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 200})
    default void takesAKeyOfUpToTwoHundredCharacters(int length) {
        String queue = newQueue();
        String key = "~".repeat(length);

        assertReplays(http().post("/q/" + queue, "1", KEY, key), http().post("/q/" + queue, "1", KEY, key));
    }

    @Test
    default void refusesAnIdempotencyKeyOfMoreThanTwoHundredCharacters() {
        String queue = newQueue();

        assertSomeError(400, http().post("/q/" + queue, "1", KEY, "k".repeat(201)));
        assertCounters(queue, "");
    }

    @Test
    default void refusesAnIdempotencyKeyWithATabWhereTheContainerGivesIt() {
        String queue = newQueue();

        assertEquals(
                readsTabsAsSpaces() ? 201 : 400,
                http().post("/q/" + queue, "1", KEY, "k\tk").status());
        assertEquals(readsTabsAsSpaces() ? 1 : 0, size(queue));
    }
}
