package org.presque.contract.leases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertEmpty;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.newQueue;
import static org.presque.contract.leases.Leasing.assertNobodys;
import static org.presque.contract.leases.Leasing.assertPutBack;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.contract.RunningPresque;
import org.presque.testing.Answer;

/** Jobs whose tries are used up: read, put back, deleted, one by one. */
public interface DeadLettersContract extends Leasing {
    @Test
    default void tellsOfADeadJob() {
        String queue = newQueue();
        put(queue, "tries=2&priority=3", "{\"a\":  1.0}");
        fail(lease(queue), "one");
        Lease lease = lease(queue);
        fail(lease, "two");

        Answer answer = http().get("/j/" + queue + "/" + lease.id());

        JsonObject job = answer.json();
        assertEquals("dead", job.getString("state"));
        assertEquals(2, job.getInt("attempts"));
        assertEquals(2, job.getInt("tries"));
        assertEquals(3, job.getInt("priority"));
        assertEquals(List.of("one", "two"), errors(lease));
        assertTrue(answer.text().contains("\"job\":{\"a\":  1.0}"), answer::toString);
        assertNobodys(job);
        assertHeldNoMore(lease);
        assertCounters(queue, "dead=1 enqueued=1 failed=2");
    }

    @Test
    default void listsDeadJobsInTheOrderTheyDied() {
        String queue = newQueue();
        put(queue, "tries=1", "1");
        put(queue, "tries=1&priority=9", "2");
        List<Lease> leases = List.of(lease(queue), lease(queue));
        put(queue, "3");
        fail(leases.get(1), "boom");
        RunningPresque.awaitMoment(System.currentTimeMillis());
        fail(leases.get(0), "boom");

        JsonObject page = http().get("/j/" + queue + "?state=dead").json();

        assertEquals("dead", page.getString("state"));
        assertEquals(List.of(leases.get(1).id(), leases.get(0).id()), idsOf(queue, "dead"));
        assertEquals(details(leases.get(1)), page.getJsonArray("jobs").get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dead", "leased"})
    default void listsNothingOfAnUnknownQueue(String state) {
        String queue = newQueue();

        Answer answer = http().get("/j/" + queue + "?state=" + state);

        String expected = "{\"queue\":\"%s\",\"state\":\"%s\",\"jobs\":[],\"next\":null}".formatted(queue, state);
        RunningPresque.assertJson(200, expected, answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dead", "leased"})
    default void listsEachDeadAndLeasedJobOnceOverThePages(String state) {
        String queue = newQueue();
        http().post("/qb/" + queue + "?tries=1", Leasing.same(25));
        List<Lease> leases = leaseMany(queue, 25, "60");
        if (state.equals("dead")) {
            http().put("/qb/" + queue, Leasing.batch(leases, ""));
        }

        List<String> told = new ArrayList<>();
        String path = "/j/" + queue + "?limit=4&state=" + state;
        JsonObject page = http().get(path).json();
        told.addAll(ids(page));
        while (page.get("next") instanceof JsonString next) {
            page = http().get(path + "&after=" + URLEncoder.encode(next.getString(), StandardCharsets.UTF_8))
                    .json();
            told.addAll(ids(page));
        }

        assertEquals(
                leases.stream().map(Lease::id).sorted().toList(),
                told.stream().sorted().toList());
    }

    private static List<String> ids(JsonObject page) {
        return page.getJsonArray("jobs").getValuesAs(JsonObject.class).stream()
                .map(job -> job.getJsonNumber("id").toString())
                .toList();
    }

    /** It keeps its id, its text and its history; its attempts are counted from nought again. */
    @Test
    default void givesADeadJobAnewThatIsPutBack() {
        String queue = newQueue();
        Lease dead = putDead(queue, "&priority=7");
        double created = details(dead).getJsonNumber("created_at").doubleValue();

        assertPutBack("ready", 0, dead, http().put(dead.job(), ""));

        assertCounters(queue, "ready=1 enqueued=1 failed=1");
        assertEquals(List.of("boom"), errors(dead));
        assertEquals(created, details(dead).getJsonNumber("created_at").doubleValue());
        assertEquals(7, details(dead).getInt("priority"));
        Answer again = http().get("/q/" + queue + "?ttr=60");
        assertEquals(dead.id(), again.header("X-Presque-Job"));
        assertEquals("1", again.header("X-Presque-Attempt"));
        assertHeldNoMore(dead);
        Lease lease = new Lease(queue, dead.id(), again.header("X-Presque-Lease"));
        fail(lease, "again");
        assertEquals(List.of("boom", "again"), errors(dead));
        assertCounters(queue, "dead=1 enqueued=1 failed=2");
    }

    @Test
    default void neverExpiresADeadJobNorOneThatIsPutBack() {
        String queue = newQueue();
        Lease dead = putDead(queue, "&ttl=0.3");
        Lease other = putDead(queue, "&ttl=0.3");
        RunningPresque.awaitMoment(System.currentTimeMillis() + 300);
        assertCounters(queue, "dead=2 enqueued=2 failed=2");

        assertPutBack("ready", 0, dead, http().put(dead.job(), ""));
        assertEquals(200, http().put("/qb/" + queue + "?state=dead", "").status());

        assertEquals(dead.id(), lease(queue).id());
        assertEquals(other.id(), lease(queue).id());
        assertCounters(queue, "leased=2 enqueued=2 failed=2");
    }

    @Test
    default void deletesADeadJob() {
        String queue = newQueue();
        Lease dead = putDead(queue, "");

        assertEmpty(204, http().delete(dead.job()));

        assertCounters(queue, "enqueued=1 failed=1 deleted=1");
        assertError(404, UNKNOWN, http().get("/j/" + queue + "/" + dead.id()));
        assertError(404, UNKNOWN, http().delete(dead.job()));
        assertError(404, UNKNOWN, done(dead));
        assertEquals(List.of(), idsOf(queue, "dead"));
    }

    @Test
    default void freesTheKeyOfAJobThatDies() {
        String queue = newQueue();
        putDead(queue, "&uniq=a");

        put(queue, "uniq=a", "2");

        assertCounters(queue, "ready=1 dead=1 enqueued=2 failed=1");
    }

    @Test
    default void takesTheKeyAgainOfADeadJobThatIsPutBack() {
        String queue = newQueue();
        Lease dead = putDead(queue, "&uniq=a");
        http().put(dead.job(), "");

        assertError(400, "job already exists", http().post("/q/" + queue + "?uniq=a", "2"));

        done(lease(queue));
        put(queue, "uniq=a", "2");
    }

    @Test
    default void leavesADeadJobDeadWhoseKeyIsTaken() {
        String queue = newQueue();
        Lease dead = putDead(queue, "&uniq=a");
        String other = put(queue, "uniq=a", "2");

        assertError(409, "job already exists", http().put(dead.job(), ""));
        assertCounters(queue, "ready=1 dead=1 enqueued=2 failed=1");
        assertEquals("dead", details(dead).getString("state"));

        http().delete("/q/" + queue + "/" + other);
        assertPutBack("ready", 0, dead, http().put(dead.job(), ""));
    }

    /** The second job of the key must not lose it when the first, dead one is deleted. */
    @Test
    default void keepsTheKeyOfASecondJobWhenTheDeadOneIsDeleted() {
        String queue = newQueue();
        Lease dead = putDead(queue, "&uniq=a");
        put(queue, "uniq=a", "2");

        http().delete(dead.job());

        assertError(400, "job already exists", http().post("/q/" + queue + "?uniq=a", "3"));
    }

    @Test
    default void neverCountsDeadJobsAgainstTheLengthOfAQueue() {
        String queue = newQueue();
        http().post("/control/" + queue, "{\"max_length\":1}");
        Lease dead = putDead(queue, "");
        put(queue, "2");

        assertPutBack("ready", 0, dead, http().put(dead.job(), ""));

        assertCounters(queue, "ready=2 enqueued=2 failed=1");
    }

    @Test
    default void putsADeadJobBackIntoAStoppedQueue() {
        String queue = newQueue();
        Lease dead = putDead(queue, "");
        http().post("/control/" + queue, "{\"status\":\"stop\"}");

        assertPutBack("ready", 0, dead, http().put(dead.job(), ""));

        assertError(404, "queue is closed", http().get("/q/" + queue + "?ttr=60"));
        assertCounters(queue, "ready=1 enqueued=1 failed=1");
    }

    @Test
    default void countsTheDeadOfEachState() {
        String queue = newQueue();
        IntStream.range(0, 3).forEach(i -> putDead(queue, ""));
        putLeased(queue, "");
        put(queue, "delay=1000", "1");
        put(queue, "1");

        assertCounters(queue, "ready=1 delayed=1 leased=1 dead=3 enqueued=6 failed=3");
        assertEquals(
                List.of(3, 1),
                List.of(idsOf(queue, "dead").size(), idsOf(queue, "leased").size()));
    }
}
