package org.presque.contract.waiting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertBadParameter;
import static org.presque.contract.RunningPresque.assertCommonHeaders;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.newQueue;
import static org.presque.contract.waiting.Polling.secondsOf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.testing.Answer;

/** {@code ?wait=20}: a fetch that waits for a job. */
public interface WaitContract extends Polling {
    @ParameterizedTest
    @ValueSource(strings = {"/q/%s?wait=15", "/q/%s?wait=PT15S", "/qb/%s?wait=15"})
    default void givesTheJobThatIsPutMeanwhile(String target) {
        String queue = newQueue();
        Poll poll = park(queue, target.formatted(queue));

        put(queue, "1");

        assertGets(target.startsWith("/qb") ? "[\"1\"]" : "1", poll);
        assertCounters(queue, "enqueued=1 processed=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/%s?wait=15&ttr=60", "/qb/%s?wait=15&ttr=60"})
    default void leasesTheJobThatIsPutMeanwhile(String target) {
        String queue = newQueue();
        Poll poll = park(queue, target.formatted(queue));

        put(queue, "{\"a\": 1}");

        Answer answer = poll.answer();
        assertEquals(200, answer.status(), answer::toString);
        assertTrue(answer.text().contains("{\"a\": 1}"), answer::toString);
        assertCounters(queue, "leased=1 enqueued=1");
    }

    @Test
    default void tellsAllThatAFetchTells() {
        String queue = newQueue();
        Poll poll = park(queue, "/q/" + queue + "?wait=15&ttr=30");

        put(queue, "1");

        Answer answer = poll.answer();
        assertCommonHeaders(answer);
        assertEquals(queue, answer.header("X-Presque-Queue"));
        assertEquals("1", answer.header("X-Presque-Job"));
        assertEquals("1", answer.header("X-Presque-Attempt"));
        assertEquals("30", answer.header("X-Presque-Ttr"));
        assertEquals(
                204,
                done(new org.presque.contract.leases.Lease(queue, "1", answer.header("X-Presque-Lease")))
                        .status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/", "/qb/"})
    default void givesAtOnceWhatIsThere(String route) {
        String queue = newQueue();
        put(queue, "1");

        assertTrue(secondsOf(() ->
                        assertEquals(200, http().get(route + queue + "?wait=15").status()))
                < 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/%s?wait=0.7", "/q/%s?wait=0.7&ttr=60", "/qb/%s?wait=0.7", "/qb/%s?wait=0.7&ttr=60"})
    default void saysThatThereIsNoJobWhenTheTimeIsOver(String target) {
        double seconds = secondsOf(() -> assertError(404, "no job", http().get(target.formatted(newQueue()))));

        assertTrue(seconds >= 0.7 && seconds < 3, () -> "after " + seconds + " s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait=0", "wait=", "wait", "a=b"})
    default void doesNotWaitUnlessAskedTo(String query) {
        double seconds = secondsOf(() -> assertError(404, "no job", http().get("/q/" + newQueue() + "?" + query)));

        assertTrue(seconds < 1, () -> "after " + seconds + " s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"61", "60.001", "-1", "PT2M", "forever", "1e1", "PT"})
    default void refusesAWaitThatIsNone(String value) {
        String queue = newQueue();
        put(queue, "1");

        assertBadParameter("wait", value, http().get("/q/" + queue + "?wait=" + value));
        assertBadParameter("wait", value, http().get("/qb/" + queue + "?ttr=60&wait=" + value));
        assertEquals(1, size(queue));
    }

    @Test
    default void waitsForTheLengthOfALeaseThatTheQueueHas() {
        String queue = newQueue();
        assertEquals(400, http().get("/q/" + queue + "?ttr&wait=15").status());
        http().post("/control/" + queue, "{\"ttr\":30}");

        Poll poll = park(queue, "/q/" + queue + "?ttr&wait=15");
        put(queue, "1");

        assertEquals("30", poll.answer().header("X-Presque-Ttr"));
    }

    @Test
    default void countsTheJobForTheWorkerThatWaited() {
        String queue = newQueue();
        String worker = "w-" + queue;
        put(queue, "1");

        assertEquals(
                200,
                http().get("/q/" + queue + "?wait=15", "X-presque-workerid", worker)
                        .status());

        assertEquals(1, http().get("/w/?worker_id=" + worker).json().getInt("processed"));
    }

    /** Each gets one, and no job goes twice. */
    @Test
    default void servesManyThatWait() {
        String queue = newQueue();
        java.util.List<Poll> polls = new java.util.ArrayList<>();
        for (int i = 0; i < 50; i++) {
            polls.add(begin("/q/" + queue + "?" + LONG));
        }
        awaitParked(queue);

        putMany(queue, 50);

        java.util.Set<String> jobs = new java.util.HashSet<>();
        polls.forEach(poll -> assertTrue(jobs.add(poll.answer().text())));
        assertCounters(queue, "enqueued=50 processed=50");
    }
}
