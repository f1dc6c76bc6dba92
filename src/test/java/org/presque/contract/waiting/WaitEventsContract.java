package org.presque.contract.waiting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.newQueue;
import static org.presque.contract.waiting.Polling.secondsOf;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.contract.leases.Lease;

/** Whatever makes a job one that can be fetched, those who wait get it then. */
public interface WaitEventsContract extends Polling {
    @ParameterizedTest
    @ValueSource(strings = {"priority=9", "uniq=a", "ttl=60", "tries=2&backoff=1s", "delay=0"})
    default void whateverThePutSays(String parameters) {
        String queue = newQueue();
        Poll poll = park(queue);

        put(queue, parameters, "1");

        assertGets("1", poll);
    }

    @Test
    default void aBatchAndOneThatIsPutAgain() {
        String queue = newQueue();
        Poll first = park(queue);
        http().post("/qb/" + queue, "{\"jobs\":[1]}");
        assertGets("1", first);

        Poll second = park(queue);
        http().put("/q/" + queue, "2");
        assertGets("2", second);
    }

    @Test
    default void aDelayedOneWhenItIsDue() {
        String queue = newQueue();
        put(queue, "delay=1.2", "1");
        Poll poll = park(queue);

        double seconds = secondsOf(() -> assertGets("1", poll));

        assertTrue(seconds < 2.5, () -> "after " + seconds + " s");
    }

    @Test
    default void aDelayedOneThatIsPutMeanwhile() {
        String queue = newQueue();
        put(queue, "delay=3600", "2");
        Poll poll = park(queue);

        put(queue, "delay=0.5", "1");

        double seconds = secondsOf(() -> assertGets("1", poll));
        assertTrue(seconds < 2.5, () -> "after " + seconds + " s");
    }

    @Test
    default void aDelayedOneThatIsMadeReady() {
        String queue = newQueue();
        put(queue, "delay=3600", "1");
        Poll poll = park(queue);

        http().put("/q/" + queue + "/1", "");

        assertGets("1", poll);
    }

    @Test
    default void oneWhoseLeaseHasRunOut() {
        String queue = newQueue();
        putLeasedShortly(queue, "");
        Poll poll = park(queue);

        double seconds = secondsOf(() -> assertGets("1", poll));

        assertTrue(seconds < 2.5, () -> "after " + seconds + " s");
        assertCounters(queue, "enqueued=1 processed=1 failed=1");
    }

    @Test
    default void oneWhoseLeaseIsMadeToEndSooner() {
        String queue = newQueue();
        Lease lease = putLeased(queue, "");
        Poll poll = park(queue);

        assertEquals(200, extend(lease, "ttr=1").status());

        double seconds = secondsOf(() -> assertGets("1", poll));
        assertTrue(seconds < 2.5, () -> "after " + seconds + " s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"delay=0", "delay=0.3"})
    default void oneThatIsPutBack(String delay) {
        String queue = newQueue();
        Lease lease = putLeased(queue, "");
        Poll poll = park(queue);

        putBack(lease, delay, "{\"error\":\"boom\"}");

        assertGets("1", poll);
    }

    /** Its worker was gone before it could be told: it waits for nobody then. */
    @ParameterizedTest
    @ValueSource(strings = {"", "&ttr=60"})
    default void oneThatIsGivenBack(String parameters) {
        String queue = newQueue();
        Poll gone = park(queue, "/q/" + queue + "?" + LONG + parameters);
        Poll poll = begin("/q/" + queue + "?" + LONG);
        gone.reset();

        put(queue, "1");

        assertGets("1", poll);
        assertCounters(queue, "enqueued=1 processed=1");
    }

    @Test
    default void aDeadOneThatIsMadeReady() {
        String queue = newQueue();
        Lease dead = putDead(queue, "");
        Poll first = park(queue);
        http().put("/q/" + queue + "/" + dead.id(), "");
        assertGets("1", first);

        putDead(queue, "");
        Poll second = park(queue);
        http().put("/qb/" + queue + "?state=dead", "");
        assertGets("1", second);
    }

    @Test
    default void whatWasPutWhileTheQueueWasStopped() {
        String queue = newQueue();
        http().post("/control/" + queue, "{\"status\":\"stop\"}");
        Poll poll = park(queue);
        put(queue, "1");
        poll.assertWaits();

        http().post("/control/" + queue, "{\"status\":\"start\"}");

        assertGets("1", poll);
    }

    @Test
    default void nothingWhileTheQueueIsStoppedAndItSaysSo() {
        String queue = newQueue();
        put(queue, "1");
        http().post("/control/" + queue, "{\"status\":\"stop\"}");

        assertError(404, "queue is closed", http().get("/q/" + queue + "?wait=0.5"));
        assertEquals(List.of(), takeAll(queue));
    }

    @Test
    default void whatIsPutAfterTheQueueWasDeleted() {
        String queue = newQueue();
        put(queue, "delay=3600", "1");
        Poll poll = park(queue);

        http().delete("/q/" + queue);
        poll.assertWaits();
        put(queue, "2");

        assertGets("2", poll);
    }

    /** What nobody gets any more is no reason to ask without end, and the next job comes through. */
    @Test
    default void notOneThatHasExpired() {
        String queue = newQueue();
        http().post("/control/" + queue, "{\"status\":\"stop\"}");
        Poll poll = park(queue);
        put(queue, "ttl=0.1", "1");
        org.awaitility.Awaitility.await().until(() -> stats(queue).getInt("expired") == 1);

        http().post("/control/" + queue, "{\"status\":\"start\"}");
        put(queue, "2");

        assertGets("2", poll);
    }
}
