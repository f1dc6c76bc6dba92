package org.presque.contract.leases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertEmpty;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.assertFields;
import static org.presque.contract.RunningPresque.assertJson;
import static org.presque.contract.RunningPresque.newQueue;
import static org.presque.contract.leases.Leasing.assertNobodys;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.presque.testing.Answer;

/** A worker whose lease runs out has lost its job: that counts as a failure, and others get it. */
public interface LostLeaseContract extends Leasing {
    @TestFactory
    default Stream<DynamicTest> losesAJobWithItsLease() {
        return whenOver(
                new Lapse("counts the failure before anybody asks for the job", this::shortly, this::isNobodysAgain),
                new Lapse("says which worker has failed", this::byName, this::isReadyAfterItsWorker),
                new Lapse("lets the late worker do nothing", this::shortly, this::isHeldByNobody),
                new Lapse("lets a late worker with a name do nothing", this::byName, this::isHeldByNobody),
                new Lapse("lets the late worker of a job with a key do nothing", this::withAll, this::isHeldByNobody),
                new Lapse("gives the job of a worker with a name to the next", this::byName, this::isGivenAgain),
                new Lapse("gives a job with a key to the next", this::withAll, this::isGivenAgain),
                new Lapse("readies no job by hand whose lease was lost", this::shortly, this::isNotReadiedByHand),
                new Lapse("cancels a job whose lease was lost", this::shortly, this::isCancelled),
                new Lapse("gives the job to the next worker as its own", this::shortly, this::isGivenAgain),
                new Lapse("gives the job to a plain fetch", this::shortly, this::isGivenPlainly),
                new Lapse("gives the job in a batch", this::shortly, this::isGivenInABatch),
                new Lapse("gives the job to who asks several queues", this::shortly, this::isGivenOutOfSeveral),
                new Lapse("gives nothing out of a stopped queue", this::shortly, this::isKeptInAStoppedQueue),
                new Lapse("forgets the job with its queue", this::shortly, this::isPurged),
                new Lapse("deletes the job with the ready ones", this::shortly, this::isDeletedWithTheReadyOnes),
                new Lapse("counts it against the length of its queue", this::shortly, this::isCountedInTheLength),
                new Lapse("keeps its key", queue -> putLeasedShortly(queue, "uniq=a"), this::isUnique),
                new Lapse("keeps the errors of all its attempts", this::afterAFailure, this::hasBothErrors),
                new Lapse("loses no job that was extended", this::afterAnExtendedOne, this::isHeldStill));
    }

    /** As plain a job as there is. */
    private Lease shortly(String queue) {
        put(queue, "\"job\"");
        return lease(queue, "1");
    }

    private Lease byName(String queue) {
        put(queue, "\"job\"");
        return lease(queue, "1", "X-presque-workerid", "w1");
    }

    private Lease withAll(String queue) {
        put(queue, "uniq=a&tries=2&ttl=600&priority=3&backoff=1h", "\"job\"");
        return lease(queue, "1");
    }

    private void isNobodysAgain(Lease lease) {
        isReadyAgain(lease, "null");
    }

    private void isReadyAfterItsWorker(Lease lease) {
        isReadyAgain(lease, "\"w1\"");
    }

    private void isReadyAgain(Lease lease, String worker) {
        double now = Leasing.now();
        assertCounters(lease.queue(), "ready=1 enqueued=1 failed=1");
        assertEquals(1, size(lease.queue()));
        JsonObject job = details(lease);
        assertEquals("ready", job.getString("state"));
        assertEquals(1, job.getInt("attempts"));
        assertNobodys(job);
        JsonObject error = job.getJsonArray("errors").getJsonObject(0);
        assertEquals("lease expired", error.getString("error"));
        assertEquals(worker, String.valueOf(error.get("worker")));
        double at = error.getJsonNumber("at").doubleValue();
        assertTrue(at > now - 20 && at <= now + 0.002, job::toString);
        assertEquals(List.of(lease.id()), idsOf(lease.queue(), "ready"));
        assertEquals(List.of(), idsOf(lease.queue(), "leased"));
    }

    private void isHeldByNobody(Lease lease) {
        assertHeldNoMore(lease);

        String refused = "{\"done\":0,\"refused\":[{\"id\":%s,\"error\":\"lease is not held\"}]}".formatted(lease.id());
        assertJson(200, refused, doneMany(lease.queue(), Leasing.batch(lease.entry(""))));
        assertJson(
                200,
                "[{\"id\":%s,\"error\":\"lease is not held\"}]".formatted(lease.id()),
                http().put("/qb/" + lease.queue(), Leasing.batch(lease.entry(""))));
        assertCounters(lease.queue(), "ready=1 enqueued=1 failed=1");
        assertEquals(List.of("lease expired"), errors(lease));
    }

    private void isNotReadiedByHand(Lease lease) {
        assertError(409, IS_LEASED, http().put(lease.job(), ""));
        assertCounters(lease.queue(), "ready=1 enqueued=1 failed=1");
    }

    private void isCancelled(Lease lease) {
        assertEmpty(204, http().delete(lease.job()));
        assertError(404, UNKNOWN, done(lease));
        assertError(404, "no job", http().get("/q/" + lease.queue() + "?ttr=60"));
        assertCounters(lease.queue(), "enqueued=1 failed=1 deleted=1");
    }

    private void isGivenAgain(Lease lease) {
        Answer again = http().get("/q/" + lease.queue() + "?ttr=60");
        assertEquals("\"job\"", again.text());
        assertEquals("2", again.header("X-Presque-Attempt"));
        assertEquals(lease.id(), again.header("X-Presque-Job"));
        assertNotEquals(lease.token(), again.header("X-Presque-Lease"));
        assertCounters(lease.queue(), "leased=1 enqueued=1 failed=1");

        assertHeldNoMore(lease);
        assertEquals(List.of("lease expired"), errors(lease));
        assertEmpty(204, done(new Lease(lease.queue(), lease.id(), again.header("X-Presque-Lease"))));
        assertError(404, UNKNOWN, done(lease));
        assertCounters(lease.queue(), "enqueued=1 processed=1 failed=1");
    }

    private void isGivenPlainly(Lease lease) {
        assertEquals(List.of("\"job\""), takeAll(lease.queue()));
        assertError(404, UNKNOWN, done(lease));
        assertCounters(lease.queue(), "enqueued=1 processed=1 failed=1");
    }

    private void isGivenInABatch(Lease lease) {
        put(lease.queue(), "2");
        List<Lease> batch = leaseMany(lease.queue(), 10, "60");
        assertEquals(2, batch.size());
        assertEquals(lease.id(), batch.get(0).id());
        assertEquals(2, details(lease).getInt("attempts"));
        assertHeldNoMore(lease);
        assertCounters(lease.queue(), "leased=2 enqueued=2 failed=1");
    }

    private void isGivenOutOfSeveral(Lease lease) {
        Answer again = http().get("/q/" + newQueue() + "," + lease.queue() + "?ttr=60");
        assertEquals("\"job\"", again.text());
        assertEquals(lease.queue(), again.header("X-Presque-Queue"));
        assertEquals("2", again.header("X-Presque-Attempt"));
    }

    private void isKeptInAStoppedQueue(Lease lease) {
        http().post("/control/" + lease.queue(), "{\"status\":\"stop\"}");
        assertError(404, "queue is closed", http().get("/q/" + lease.queue() + "?ttr=60"));
        assertHeldNoMore(lease);
        http().post("/control/" + lease.queue(), "{\"status\":\"start\"}");
        assertEquals(lease.id(), lease(lease.queue()).id());
    }

    private void isPurged(Lease lease) {
        http().delete("/q/" + lease.queue());
        assertCounters(lease.queue(), "");
        assertError(404, UNKNOWN, done(lease));
        assertError(404, "no job", http().get("/q/" + lease.queue() + "?ttr=60"));
        assertCounters(lease.queue(), "");
    }

    private void isDeletedWithTheReadyOnes(Lease lease) {
        assertJson(200, "{\"deleted\":1}", http().delete("/qb/" + lease.queue() + "?state=ready"));
        assertCounters(lease.queue(), "enqueued=1 failed=1 deleted=1");
    }

    private void isCountedInTheLength(Lease lease) {
        http().post("/control/" + lease.queue(), "{\"max_length\":1}");
        assertEquals(429, http().post("/q/" + lease.queue(), "2").status());
    }

    private void isUnique(Lease lease) {
        assertError(400, "job already exists", http().post("/q/" + lease.queue() + "?uniq=a", "2"));
        done(lease(lease.queue()));
        put(lease.queue(), "uniq=a", "2");
    }

    private Lease afterAFailure(String queue) {
        fail(shortly(queue), "boom");
        return lease(queue, "1");
    }

    private void hasBothErrors(Lease lease) {
        assertEquals(List.of("boom", "lease expired"), errors(lease));
        assertEquals(2, details(lease).getInt("attempts"));
        assertCounters(lease.queue(), "ready=1 enqueued=1 failed=2");
        assertFields(http().get("/j/" + lease.queue()), "queue_name", "job_count", "job_processed", "job_failed");
        assertEquals(2, http().get("/j/" + lease.queue()).json().getInt("job_failed"));
    }

    /** The extended one has the lower id, and was leased before the one that is lost. */
    private Lease afterAnExtendedOne(String queue) {
        Lease extended = shortly(queue);
        extend(extended, "ttr=60");
        return shortly(queue);
    }

    private void isHeldStill(Lease lost) {
        assertCounters(lost.queue(), "ready=1 leased=1 enqueued=2 failed=1");
        assertEquals(lost.id(), lease(lost.queue()).id());
        assertError(404, "no job", http().get("/q/" + lost.queue() + "?ttr=60"));
        assertCounters(lost.queue(), "leased=2 enqueued=2 failed=1");
    }
}
