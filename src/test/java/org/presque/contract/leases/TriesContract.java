package org.presque.contract.leases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.presque.contract.RunningPresque.assertBadParameter;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.newQueue;
import static org.presque.contract.leases.Leasing.assertPutBack;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code tries}: how often a job is given out with a lease before it is dead. */
public interface TriesContract extends Leasing {
    @Test
    default void isDeadWhenItsTriesAreUsedUp() {
        String queue = newQueue();
        Lease first = putLeased(queue, "tries=2");
        assertPutBack("delayed", 1, first, putBack(first, "delay=30", ""));
        http().put(first.job(), "");
        Lease second = lease(queue);

        assertPutBack("dead", 2, second, putBack(second, "delay=30", ""));

        assertCounters(queue, "dead=1 enqueued=1 failed=2");
        assertEquals("dead", details(first).getString("state"));
        assertError(404, "no job", http().get("/q/" + queue));
        assertError(404, "no job", http().get("/q/" + queue + "?ttr=60"));
        assertEquals(0, size(queue));
    }

    @Test
    default void isDeadAfterTwentyFiveTriesIfNothingIsSet() {
        String queue = newQueue();
        Lease lease = putLeased(queue, "");
        for (int attempt = 1; attempt <= 24; attempt++) {
            assertPutBack("ready", attempt, lease, putBack(lease, "delay=0", ""));
            lease = lease(queue);
        }

        assertPutBack("dead", 25, lease, putBack(lease, "delay=0", ""));
        assertCounters(queue, "dead=1 enqueued=1 failed=25");
    }

    @Test
    default void isDoneOnItsLastTry() {
        String queue = newQueue();
        Lease lease = putLeased(queue, "tries=1");

        extend(lease, "ttr=60");

        assertEquals(204, done(lease).status());
        assertCounters(queue, "enqueued=1 processed=1");
    }

    @Test
    default void countsNoPlainFetchAsATry() {
        String queue = newQueue();
        put(queue, "tries=1", "1");

        assertEquals("1", http().get("/q/" + queue).text());
        assertCounters(queue, "enqueued=1 processed=1");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "100, 100", "007, 7"})
    default void takesOneToAHundredTries(String tries, int told) {
        String queue = newQueue();
        String id = put(queue, "tries=" + tries, "1");

        assertEquals(told, http().get("/j/" + queue + "/" + id).json().getInt("tries"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "x", "-1", "1.5", "1e1", "99999999999999999999"})
    default void refusesTriesThatAreNone(String tries) {
        String queue = newQueue();

        assertBadParameter("tries", tries, http().post("/q/" + queue + "?tries=" + tries, "1"));
        assertBadParameter("tries", tries, http().put("/q/" + queue + "?tries=" + tries, "1"));
        assertBadParameter("tries", tries, http().post("/qb/" + queue + "?tries=" + tries, "{\"jobs\":[1]}"));
        assertCounters(queue, "");
    }

    @Test
    default void takesTriesInEveryWayToPut() {
        String queue = newQueue();
        http().put("/q/" + queue + "?tries=1", "1");
        http().post("/qb/" + queue + "?tries=1", "{\"jobs\":[1,2]}");

        IntStream.range(0, 3).forEach(i -> fail(lease(queue), "boom"));

        assertCounters(queue, "dead=3 enqueued=3 failed=4");
    }

    @Test
    default void takesTheTriesOfAJobBeforeThoseOfItsQueue() {
        String queue = newQueue();
        http().post("/control/" + queue, "{\"tries\":1}");
        String own = put(queue, "tries=2", "1");
        String ofQueue = put(queue, "1");
        assertEquals(2, http().get("/j/" + queue + "/" + own).json().getInt("tries"));
        assertEquals(1, http().get("/j/" + queue + "/" + ofQueue).json().getInt("tries"));

        Lease first = lease(queue);
        Lease second = lease(queue);

        assertPutBack("delayed", 1, first, putBack(first, "delay=30", ""));
        assertPutBack("dead", 1, second, putBack(second, "delay=30", ""));
    }

    @Test
    default void looksAtTheTriesOfTheQueueWhenAJobIsGiven() {
        String queue = newQueue();
        put(queue, "1");
        http().post("/control/" + queue, "{\"tries\":1}");
        Lease first = lease(queue);

        assertPutBack("dead", 1, first, putBack(first, "", ""));

        http().post("/control/" + queue, "{\"tries\":null}");
        Lease second = putLeased(queue, "");
        assertPutBack("delayed", 1, second, putBack(second, "", ""));
    }
}
