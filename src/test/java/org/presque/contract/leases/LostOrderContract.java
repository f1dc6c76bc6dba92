package org.presque.contract.leases;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.assertJson;
import static org.presque.contract.RunningPresque.newQueue;
import static org.presque.contract.leases.Leasing.assertPutBack;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.presque.testing.Answer;

/** When and in what order jobs are given again whose leases were lost; and those that were on their last try. */
public interface LostOrderContract extends Leasing {
    /** A fetch sent after the end of the lease gets the job, one answered before it does not. */
    @Test
    default void givesALostJobAtTheMomentItsLeaseEndsAndNotBefore() {
        String queue = newQueue();
        Lease lease = putLeasedShortly(queue, "");
        double end = details(lease).getJsonNumber("lease_ends_at").doubleValue();

        await().pollInterval(Duration.ofMillis(1)).until(() -> {
            double sent = Leasing.now();
            Answer answer = http().get("/q/" + queue + "?ttr=60");
            double received = Leasing.now();
            if (answer.status() == 200) {
                assertTrue(received >= end - 0.0015, () -> "came " + (end - received) + " s early");
                return true;
            }
            assertError(404, "no job", answer);
            assertTrue(sent <= end + 0.0015, () -> "not given " + (sent - end) + " s after its lease");
            return false;
        });
    }

    @TestFactory
    default Stream<DynamicTest> knowsWhatBecomesOfLostJobs() {
        return whenOver(
                new Lapse("gives it before the due and ready ones of its priority", this::ofAPriority, this::isBefore),
                new Lapse("gives the one first whose lease ended first", this::oneAfterTheOther, this::isInOrderOfEnds),
                new Lapse("knows a thousand lost at once", queue -> thousand(queue, ""), this::areAllReady),
                new Lapse("knows a thousand that die at once", queue -> thousand(queue, "tries=1"), this::areAllDead),
                new Lapse("is dead after its last try before anybody asks", this::lastTry, this::isDead),
                new Lapse("puts a dead one back that was lost", this::lastTry, this::isPutBack),
                new Lapse("puts all dead ones back that were lost", this::lastTry, this::isPutBackWithAll),
                new Lapse("deletes a dead one that was lost", this::lastTry, this::isDeleted),
                new Lapse("deletes all dead ones that were lost", this::lastTry, this::isDeletedWithAll),
                new Lapse("frees the key of one that dies", this::lastTry, this::freesItsKey),
                new Lapse("leaves one dead whose key is taken", this::lastTry, this::isRefusedForItsKey),
                new Lapse(
                        "expires one whose time is over", queue -> putLeasedShortly(queue, "ttl=0.5"), this::isExpired),
                new Lapse("is dead though its time is over", this::lastTryOfAnOldJob, this::isDeadAndStays));
    }

    private Lease ofAPriority(String queue) {
        Lease lease = putLeasedShortly(queue, "");
        put(queue, "delay=0.2", "2");
        put(queue, "3");
        put(queue, "priority=6", "4");
        return lease;
    }

    private void isBefore(Lease lease) {
        assertEquals(4, size(lease.queue()));
        assertEquals(List.of("4", "1", "2", "3"), takeAll(lease.queue()));
    }

    private Lease oneAfterTheOther(String queue) {
        put(queue, "1");
        put(queue, "2");
        Lease last = lease(queue, "1.4");
        lease(queue, "1");
        return last;
    }

    private void isInOrderOfEnds(Lease last) {
        assertEquals(List.of("2", "1"), takeAll(last.queue()));
    }

    private Lease thousand(String queue, String parameters) {
        http().post("/qb/" + queue + "?" + parameters, Leasing.same(1000));
        return leaseMany(queue, 1000, "1").get(0);
    }

    private void areAllReady(Lease lease) {
        assertCounters(lease.queue(), "ready=1000 enqueued=1000 failed=1000");
        assertEquals(1000, idsOf(lease.queue(), "ready").size());
        lease(lease.queue());
        assertCounters(lease.queue(), "ready=999 leased=1 enqueued=1000 failed=1000");
        assertEquals(999, leaseMany(lease.queue(), 1000, "60").size());
        assertCounters(lease.queue(), "leased=1000 enqueued=1000 failed=1000");
    }

    private void areAllDead(Lease lease) {
        assertCounters(lease.queue(), "dead=1000 enqueued=1000 failed=1000");
        assertEquals(1000, idsOf(lease.queue(), "dead").size());
        assertError(404, "no job", http().get("/q/" + lease.queue() + "?ttr=60"));
        IntStream.range(0, 3).forEach(i -> put(lease.queue(), "2"));
        assertEquals(List.of("2", "2", "2"), takeAll(lease.queue()));
        assertCounters(lease.queue(), "dead=1000 enqueued=1003 processed=3 failed=1000");
        assertJson(200, "{\"moved\":1000}", http().put("/qb/" + lease.queue() + "?state=dead", ""));
        assertCounters(lease.queue(), "ready=1000 enqueued=1003 processed=3 failed=1000");
    }

    private Lease lastTry(String queue) {
        return putLeasedShortly(queue, "tries=1&uniq=a");
    }

    private void isDead(Lease lease) {
        assertCounters(lease.queue(), "dead=1 enqueued=1 failed=1");
        assertEquals("dead", details(lease).getString("state"));
        assertEquals(1, details(lease).getInt("attempts"));
        assertEquals(List.of("lease expired"), errors(lease));
        Leasing.assertNobodys(details(lease));
        assertEquals(List.of(lease.id()), idsOf(lease.queue(), "dead"));
        assertEquals(List.of(), idsOf(lease.queue(), "leased"));
        assertEquals(0, size(lease.queue()));
        assertHeldNoMore(lease);
        assertError(404, "no job", http().get("/q/" + lease.queue() + "?ttr=60"));
        assertCounters(lease.queue(), "dead=1 enqueued=1 failed=1");
        assertEquals(List.of("lease expired"), errors(lease));
    }

    private void isPutBack(Lease lease) {
        assertPutBack("ready", 0, lease, http().put(lease.job(), ""));
        assertCounters(lease.queue(), "ready=1 enqueued=1 failed=1");
        assertHeldNoMore(lease);
        assertEquals(lease.id(), lease(lease.queue()).id());
    }

    private void isPutBackWithAll(Lease lease) {
        assertJson(200, "{\"moved\":1}", http().put("/qb/" + lease.queue() + "?state=dead", ""));
        assertCounters(lease.queue(), "ready=1 enqueued=1 failed=1");
        assertError(400, "job already exists", http().post("/q/" + lease.queue() + "?uniq=a", "2"));
    }

    private void isDeleted(Lease lease) {
        assertEquals(204, http().delete(lease.job()).status());
        assertCounters(lease.queue(), "enqueued=1 failed=1 deleted=1");
        put(lease.queue(), "uniq=a", "2");
    }

    private void isDeletedWithAll(Lease lease) {
        assertJson(200, "{\"deleted\":1}", http().delete("/qb/" + lease.queue() + "?state=dead"));
        assertCounters(lease.queue(), "enqueued=1 failed=1 deleted=1");
    }

    private void freesItsKey(Lease lease) {
        put(lease.queue(), "uniq=a", "2");
        assertCounters(lease.queue(), "ready=1 dead=1 enqueued=2 failed=1");
    }

    private void isRefusedForItsKey(Lease lease) {
        put(lease.queue(), "uniq=a", "2");
        assertError(409, "job already exists", http().put(lease.job(), ""));
        assertJson(200, "{\"moved\":0,\"refused\":1}", http().put("/qb/" + lease.queue() + "?state=dead", ""));
        http().delete(lease.job());
        assertError(400, "job already exists", http().post("/q/" + lease.queue() + "?uniq=a", "3"));
    }

    private void isExpired(Lease lease) {
        assertError(404, "no job", http().get("/q/" + lease.queue()));
        assertCounters(lease.queue(), "enqueued=1 failed=1 expired=1");
        assertError(404, UNKNOWN, done(lease));
    }

    private Lease lastTryOfAnOldJob(String queue) {
        return putLeasedShortly(queue, "tries=1&ttl=0.5");
    }

    private void isDeadAndStays(Lease lease) {
        assertCounters(lease.queue(), "dead=1 enqueued=1 failed=1");
        assertPutBack("ready", 0, lease, http().put(lease.job(), ""));
        assertEquals(List.of("1"), takeAll(lease.queue()));
    }
}
