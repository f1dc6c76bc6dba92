package org.presque.contract.leases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.presque.contract.RunningPresque.assertBadParameter;
import static org.presque.contract.RunningPresque.assertJson;
import static org.presque.contract.RunningPresque.assertSomeError;
import static org.presque.contract.RunningPresque.newQueue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.testing.Answer;
import org.presque.testing.Together;

/** {@code PUT} and {@code DELETE /qb/NAME?state=dead}: all the dead jobs at once. */
public interface DeadBatchContract extends Leasing {
    @Test
    default void putsAllDeadJobsBack() {
        String queue = newQueue();
        List<Lease> dead =
                IntStream.range(0, 3).mapToObj(i -> putDead(queue, "")).toList();
        put(queue, "delay=1000", "1");

        assertJson(200, "{\"moved\":3}", http().put("/qb/" + queue + "?state=dead", ""));

        assertCounters(queue, "ready=3 delayed=1 enqueued=4 failed=3");
        for (Lease lease : dead) {
            assertEquals(0, details(lease).getInt("attempts"));
            assertEquals(List.of("boom"), errors(lease));
        }
        assertEquals("1", http().get("/q/" + queue + "?ttr=60").header("X-Presque-Attempt"));
    }

    @Test
    default void putsNothingBackOfAQueueWithoutDeadJobs() {
        assertJson(200, "{\"moved\":0}", http().put("/qb/" + newQueue() + "?state=dead", ""));
        String queue = newQueue();
        Lease lease = putLeased(queue, "");

        assertJson(200, "{\"moved\":0}", http().put("/qb/" + queue + "?state=dead", ""));

        assertEquals(204, done(lease).status());
    }

    @Test
    default void putsNoMoreBackThanTheLimit() {
        String queue = newQueue();
        IntStream.range(0, 5).forEach(i -> putDead(queue, ""));

        Answer answer = http().put("/qb/" + queue + "?state=dead&limit=2", "");

        assertEquals(200, answer.status(), answer::toString);
        assertEquals(2, answer.json().getInt("moved"));
        assertCounters(queue, "ready=2 dead=3 enqueued=5 failed=5");
        assertEquals(
                3,
                http().put("/qb/" + queue + "?state=dead&limit=1000", "").json().getInt("moved"));
    }

    @Test
    default void putsMoreBackThanOneStepFull() {
        String queue = newQueue();
        killMany(queue, 1000);
        killMany(queue, 700);

        assertJson(200, "{\"moved\":1700}", http().put("/qb/" + queue + "?state=dead", ""));

        assertCounters(queue, "ready=1700 enqueued=1700 failed=1700");
    }

    private void killMany(String queue, int count) {
        http().post("/qb/" + queue + "?tries=1", Leasing.same(count));
        Answer answer = http().put("/qb/" + queue, Leasing.batch(leaseMany(queue, count, "60"), ""));
        assertEquals(200, answer.status(), answer::toString);
    }

    @Test
    default void leavesThoseDeadWhoseKeyIsTaken() {
        String queue = newQueue();
        Lease taken = putDead(queue, "&uniq=a");
        putDead(queue, "");
        putDead(queue, "&uniq=b");
        put(queue, "uniq=a", "2");

        assertJson(200, "{\"moved\":2,\"refused\":1}", http().put("/qb/" + queue + "?state=dead", ""));

        assertCounters(queue, "ready=3 dead=1 enqueued=4 failed=3");
        assertEquals(List.of(taken.id()), idsOf(queue, "dead"));
    }

    @Test
    default void putsOneBackOfManyDeadJobsOfAKey() {
        String queue = newQueue();
        IntStream.range(0, 4).forEach(i -> putDead(queue, "&uniq=a"));

        assertJson(200, "{\"moved\":1,\"refused\":3}", http().put("/qb/" + queue + "?state=dead", ""));

        assertCounters(queue, "ready=1 dead=3 enqueued=4 failed=4");
    }

    /** Those that are refused must not be met again and again, nor hide those behind them. */
    @Test
    default void comesToTheEndThoughMoreAreRefusedThanAStepHolds() {
        String queue = newQueue();
        IntStream.range(0, 26).forEach(round -> killOfEachOfFortyKeys(queue));
        putDead(queue, "");

        assertJson(200, "{\"moved\":41,\"refused\":1000}", http().put("/qb/" + queue + "?state=dead", ""));

        assertCounters(queue, "ready=41 dead=1000 enqueued=1041 failed=1041");
    }

    private void killOfEachOfFortyKeys(String queue) {
        IntStream.range(0, 40).forEach(key -> put(queue, "tries=1&uniq=" + key, "1"));
        http().put("/qb/" + queue, Leasing.batch(leaseMany(queue, 40, "60"), ""));
    }

    @Test
    default void deletesAllDeadJobsAndNoOthers() {
        String queue = newQueue();
        Lease lease = putLeased(queue, "");
        killMany(queue, 1000);
        killMany(queue, 200);
        put(queue, "1");

        assertJson(200, "{\"deleted\":1200}", http().delete("/qb/" + queue + "?state=dead"));

        assertCounters(queue, "ready=1 leased=1 enqueued=1202 failed=1200 deleted=1200");
        assertEquals(List.of(), idsOf(queue, "dead"));
        assertEquals(204, done(lease).status());
        assertJson(200, "{\"deleted\":0}", http().delete("/qb/" + queue + "?state=dead"));
    }

    @Test
    default void deletesNoDeadJobsWithTheReadyAndDelayedOnes() {
        String queue = newQueue();
        putDead(queue, "");

        assertJson(200, "{\"deleted\":0}", http().delete("/qb/" + queue + "?state=ready"));
        assertJson(200, "{\"deleted\":0}", http().delete("/qb/" + queue + "?state=delayed"));

        assertCounters(queue, "dead=1 enqueued=1 failed=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ready", "delayed", "leased", "foo", "DEAD", "dead,ready"})
    default void putsBackNoOtherState(String state) {
        String queue = newQueue();
        putDead(queue, "");

        assertBadParameter("state", state, http().put("/qb/" + queue + "?state=" + state, ""));

        assertCounters(queue, "dead=1 enqueued=1 failed=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "1.5", "1e1"})
    default void putsNothingBackForALimitThatIsNone(String limit) {
        String queue = newQueue();
        putDead(queue, "");

        assertBadParameter("limit", limit, http().put("/qb/" + queue + "?state=dead&limit=" + limit, ""));

        assertCounters(queue, "dead=1 enqueued=1 failed=1");
    }

    @Test
    default void neverPutsAllBackForWantOfAState() {
        String queue = newQueue();
        putDead(queue, "");

        for (String query : List.of("", "?", "?state=", "?limit=10")) {
            assertSomeError(400, http().put("/qb/" + queue + query, ""));
        }
        assertCounters(queue, "dead=1 enqueued=1 failed=1");
    }

    @Test
    default void putsEachDeadJobBackOnceThoughManyAskAtOnce() {
        String queue = newQueue();
        killMany(queue, 500);

        List<Integer> moved = Together.collect(
                8,
                client -> List.of(
                        http().put("/qb/" + queue + "?state=dead", "").json().getInt("moved")));

        assertEquals(500, moved.stream().mapToInt(Integer::intValue).sum(), moved::toString);
        assertCounters(queue, "ready=500 enqueued=500 failed=500");
    }
}
