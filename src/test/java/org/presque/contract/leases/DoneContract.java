package org.presque.contract.leases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertEmpty;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.assertJson;
import static org.presque.contract.RunningPresque.assertSomeError;
import static org.presque.contract.RunningPresque.awaitMoment;
import static org.presque.contract.RunningPresque.newQueue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.testing.Answer;

/** {@code DELETE /q/NAME/ID?lease=TOKEN}: the job is done; and what nobody without the token can do with it. */
public interface DoneContract extends Leasing {
    @Test
    default void forgetsAJobThatIsDone() {
        String queue = newQueue();
        Lease lease = putLeased(queue, "");

        assertEmpty(204, done(lease));

        assertCounters(queue, "enqueued=1 processed=1");
        assertError(404, UNKNOWN, http().get("/j/" + queue + "/" + lease.id()));
        assertEquals(List.of(), idsOf(queue, "leased"));
    }

    /** Who repeats it because the answer was lost is told that the job is gone, and counts nothing. */
    @Test
    default void knowsNoJobThatIsDoneAlready() {
        String queue = newQueue();
        Lease lease = putLeased(queue, "");
        done(lease);

        assertError(404, UNKNOWN, done(lease));
        assertError(404, UNKNOWN, extend(lease, "ttr=60"));
        assertError(404, UNKNOWN, putBack(lease, "", ""));
        assertCounters(queue, "enqueued=1 processed=1");
    }

    @Test
    default void knowsNoLeasedJobThatNobodyPut() {
        Lease lease = putLeased(newQueue(), "");

        for (Lease unknown : List.of(
                new Lease(lease.queue(), lease.id() + "0", lease.token()),
                new Lease(newQueue(), lease.id(), lease.token()))) {
            assertError(404, UNKNOWN, done(unknown));
            assertError(404, UNKNOWN, extend(unknown, "ttr=60"));
            assertError(404, UNKNOWN, putBack(unknown, "", ""));
        }
        assertEquals(204, done(lease).status());
    }

    @Test
    default void refusesATokenOfAnotherJobOrQueue() {
        String queue = newQueue();
        Lease one = putLeased(queue, "");
        Lease other = putLeased(queue, "");
        Lease elsewhere = putLeased(newQueue(), "");

        assertHeldNoMore(new Lease(queue, one.id(), other.token()));
        assertHeldNoMore(new Lease(queue, one.id(), elsewhere.token()));
        assertHeldNoMore(new Lease(queue, one.id(), one.token().toUpperCase(Locale.ROOT) + "A"));
        assertHeldNoMore(new Lease(queue, one.id(), one.token().substring(1)));
        assertCounters(queue, "leased=2 enqueued=2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0", "null", "-", "%2A", "false", "00000000000000000000000000000000", "%C3%A9", "1"})
    default void refusesATokenThatIsNone(String token) {
        String queue = newQueue();
        Lease leased = putLeased(queue, "");
        String ready = put(queue, "1");
        String delayed = put(queue, "delay=1000", "1");

        for (String id : List.of(leased.id(), ready, delayed)) {
            assertHeldNoMore(new Lease(queue, id, token));
        }
        assertCounters(queue, "ready=1 delayed=1 leased=1 enqueued=3");
    }

    /** A worker whose variable is empty must not cancel or ready a job that has been taken from it. */
    @Test
    default void neverTakesAnEmptyTokenForNone() {
        String queue = newQueue();
        Lease leased = putLeased(queue, "");
        String ready = put(queue, "1");
        String delayed = put(queue, "delay=1000", "1");

        for (String id : List.of(leased.id(), ready, delayed)) {
            Lease empty = new Lease(queue, id, "");
            for (Answer answer : List.of(done(empty), extend(empty, "ttr=60"), putBack(empty, "", ""))) {
                assertTrue(answer.status() == 400 || answer.status() == 409, answer::toString);
                assertSomeError(answer.status(), answer);
            }
        }
        assertCounters(queue, "ready=1 delayed=1 leased=1 enqueued=3");
    }

    @Test
    default void neitherCancelsNorReadiesALeasedJobWithoutItsToken() {
        String queue = newQueue();
        Lease lease = putLeased(queue, "");

        assertError(409, IS_LEASED, http().delete(lease.job()));
        assertError(409, IS_LEASED, http().put(lease.job(), ""));
        assertError(400, "lease is missing", http().post(lease.job(), ""));

        assertCounters(queue, "leased=1 enqueued=1");
        assertEquals(204, done(lease).status());
    }

    @Test
    default void neverDeletesLeasedJobsWithTheReadyOnes() {
        String queue = newQueue();
        Lease lease = putLeased(queue, "");
        put(queue, "1");

        assertJson(200, "{\"deleted\":1}", http().delete("/qb/" + queue + "?state=ready"));
        assertSomeError(400, http().delete("/qb/" + queue + "?state=leased"));

        assertCounters(queue, "leased=1 enqueued=2 deleted=1");
        assertEquals(204, done(lease).status());
    }

    @Test
    default void letsAWorkerFinishThoughTheQueueIsStopped() {
        String queue = newQueue();
        Lease first = putLeased(queue, "");
        Lease second = putLeased(queue, "");
        http().post("/control/" + queue, "{\"status\":\"stop\"}");

        assertJson(200, "{\"id\":" + first.id() + ",\"ttr\":70}", extend(first, "ttr=70"));
        assertEquals(204, done(first).status());
        Leasing.assertPutBack("ready", 1, second, putBack(second, "delay=0", ""));
        assertError(404, "queue is closed", http().get("/q/" + queue + "?ttr=60"));
        assertCounters(queue, "ready=1 enqueued=2 processed=1 failed=1");
    }

    @Test
    default void forgetsTheLeasesOfAQueueThatIsPurged() {
        String queue = newQueue();
        Lease lease = putLeased(queue, "");
        putDead(queue, "");

        assertEmpty(204, http().delete("/q/" + queue));

        assertError(404, UNKNOWN, done(lease));
        assertError(404, UNKNOWN, extend(lease, "ttr=60"));
        assertError(404, UNKNOWN, putBack(lease, "", ""));
        assertCounters(queue, "");
        assertEquals(List.of(), idsOf(queue, "leased"));
        assertEquals(List.of(), idsOf(queue, "dead"));
    }

    @Test
    default void countsLeasedJobsAgainstTheLengthOfAQueueUntilTheyAreDone() {
        String queue = newQueue();
        http().post("/control/" + queue, "{\"max_length\":1}");
        Lease lease = putLeased(queue, "");

        assertSomeError(429, http().post("/q/" + queue, "2"));
        fail(lease, "boom");
        assertSomeError(429, http().post("/q/" + queue, "2"));
        done(lease(queue));

        put(queue, "2");
    }

    @Test
    default void keepsTheKeyOfAJobWhileItIsLeasedAndUntilItIsDone() {
        String queue = newQueue();
        Lease lease = putLeased(queue, "uniq=a");

        assertError(400, "job already exists", http().post("/q/" + queue + "?uniq=a", "2"));
        putBack(lease, "delay=1000", "");
        assertError(400, "job already exists", http().post("/q/" + queue + "?uniq=a", "2"));
        http().put(lease.job(), "");
        Lease again = lease(queue);
        assertError(400, "job already exists", http().post("/q/" + queue + "?uniq=a", "2"));
        done(again);

        put(queue, "uniq=a", "2");
        assertCounters(queue, "ready=1 enqueued=2 processed=1 failed=1");
    }

    @Test
    default void letsAWorkerFinishAJobWhoseTimeToLiveIsOver() {
        String queue = newQueue();
        Lease first = putLeased(queue, "ttl=0.3");
        Lease second = putLeased(queue, "ttl=0.3");
        Lease last = putLeased(queue, "ttl=0.3&tries=1");
        awaitMoment(System.currentTimeMillis() + 300);
        assertCounters(queue, "leased=3 enqueued=3");

        assertEmpty(204, done(first));
        fail(second, "boom");
        fail(last, "boom");

        assertCounters(queue, "dead=1 enqueued=3 processed=1 failed=2 expired=1");
        assertError(404, "no job", http().get("/q/" + queue));
    }
}
