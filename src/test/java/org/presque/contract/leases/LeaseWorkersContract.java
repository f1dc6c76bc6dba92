package org.presque.contract.leases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.presque.contract.RunningPresque.newQueue;
import static org.presque.contract.later.WorkersContract.WORKER;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code /w/} of workers with leases: what they hold, have done, and have failed with. */
public interface LeaseWorkersContract extends Leasing {
    private static String someWorker() {
        return "host-" + UUID.randomUUID();
    }

    private void assertWorker(String worker, int processed, int failed, Set<String> workingOn) {
        JsonObject info = http().get("/w/?worker_id=" + worker).json();
        assertEquals(processed + " " + failed, info.getInt("processed") + " " + info.getInt("failed"), info::toString);
        Set<String> told = info.getJsonArray("working_on").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .collect(Collectors.toSet());
        assertEquals(workingOn, told);
    }

    private void assertQueue(String queue, int processed, int failed) {
        JsonObject info = http().get("/w/?queue_name=" + queue).json();
        assertEquals(processed + " " + failed, info.getInt("processed") + " " + info.getInt("failed"), info::toString);
    }

    @Test
    default void countsALeasedJobForItsWorkerWhenItIsDone() {
        String queue = newQueue();
        String worker = someWorker();
        put(queue, "1");
        Lease lease = lease(queue, "60", WORKER, worker);
        assertWorker(worker, 0, 0, Set.of(queue + "/" + lease.id()));
        assertEquals(worker, details(lease).getString("worker"));
        assertQueue(queue, 0, 0);

        done(lease, WORKER, worker);
        done(lease, WORKER, worker);

        assertWorker(worker, 1, 0, Set.of());
        assertQueue(queue, 1, 0);
    }

    @Test
    default void countsAPutBackForTheWorkerThatFailed() {
        String queue = newQueue();
        String worker = someWorker();
        put(queue, "1");
        Lease lease = lease(queue, "60", WORKER, worker);

        putBack(lease, "delay=0", "", WORKER, worker);
        putBack(lease, "delay=0", "", WORKER, worker);

        assertWorker(worker, 0, 1, Set.of());
        assertQueue(queue, 0, 1);
        assertEquals(
                worker, details(lease).getJsonArray("errors").getJsonObject(0).getString("worker"));
    }

    @Test
    default void tellsAllThatAWorkerHoldsInItsQueues() {
        String one = newQueue();
        String other = newQueue();
        String worker = someWorker();
        putMany(one, 3);
        putMany(other, 1);
        Lease first = lease(one, "60", WORKER, worker);
        Lease second = lease(one, "60", WORKER, worker);
        Lease third = lease(other, "60", WORKER, worker);
        lease(one, "60", WORKER, someWorker());

        Set<String> all =
                Stream.of(first, second, third).map(LeaseWorkersContract::named).collect(Collectors.toSet());
        assertWorker(worker, 0, 0, all);
        done(first, WORKER, worker);
        assertWorker(worker, 1, 0, Set.of(named(second), named(third)));
        http().delete("/q/" + one);
        assertWorker(worker, 0, 0, Set.of(named(third)));
    }

    private static String named(Lease lease) {
        return lease.queue() + "/" + lease.id();
    }

    @Test
    default void tellsTheJobsOfABatchThatAWorkerHolds() {
        String queue = newQueue();
        String worker = someWorker();
        putMany(queue, 3);
        http().get("/qb/" + queue + "?batch_size=3&ttr=60", WORKER, worker);
        Set<String> held =
                idsOf(queue, "leased").stream().map(id -> queue + "/" + id).collect(Collectors.toSet());

        putLeased(queue, "");

        assertEquals(3, held.size());
        assertWorker(worker, 0, 0, held);
    }

    @Test
    default void countsWhatABatchFinishesAndPutsBackForItsWorker() {
        String queue = newQueue();
        String worker = someWorker();
        putMany(queue, 5);
        List<Lease> leases = leaseMany(queue, 5, "60");
        String ofOthers = new Lease(queue, leases.get(0).id(), "x").entry("");

        doneMany(queue, Leasing.batch(leases.get(0).entry(""), leases.get(1).entry(""), ofOthers), WORKER, worker);
        http().put(
                        "/qb/" + queue,
                        Leasing.batch(
                                leases.get(2).entry(""),
                                leases.get(3).entry(""),
                                leases.get(4).entry(""),
                                ofOthers),
                        WORKER,
                        worker);

        assertWorker(worker, 2, 3, Set.of());
        assertQueue(queue, 2, 3);
    }

    @Test
    default void neverListsAWorkerThatOnlyLeasesJobs() {
        String queue = newQueue();
        String worker = someWorker();
        put(queue, "1");
        Lease lease = lease(queue, "60", WORKER, worker);

        assertFalse(http().get("/w/").strings().contains(worker));
        done(lease, WORKER, worker);
        assertFalse(http().get("/w/").strings().contains(worker));
    }

    @Test
    default void keepsAWorkerOnTheListThatOnlyExtendsItsLease() {
        String queue = newQueue();
        String worker = someWorker();
        http().post("/w/" + queue, "", WORKER, worker);
        put(queue, "1");
        Lease lease = lease(queue, "60", WORKER, worker);
        redis().command("ZADD", "presque:{" + queue + "}:registered", "1000", worker); // silent since long ago

        assertEquals(200, http().post(lease.path(), "", WORKER, worker).status());

        assertEquals(1, stats(queue).getInt("workers"));
    }

    @TestFactory
    default Stream<DynamicTest> countsALostLeaseForTheWorkerThatLostIt() {
        String late = someWorker();
        String lateAndDead = someWorker();
        String another = someWorker();
        return whenOver(
                new Lapse("counts a lost lease for its worker", queue -> lost(queue, "", late), lease -> {
                    assertWorker(late, 0, 1, Set.of());
                    assertQueue(lease.queue(), 0, 1);
                    done(lease(lease.queue(), "60", WORKER, another), WORKER, another);
                    assertWorker(late, 0, 1, Set.of());
                    assertWorker(another, 1, 0, Set.of());
                    assertQueue(lease.queue(), 1, 1);
                }),
                new Lapse("counts a job that died with it", queue -> lost(queue, "tries=1", lateAndDead), lease -> {
                    assertWorker(lateAndDead, 0, 1, Set.of());
                    http().get("/q/" + lease.queue() + "?ttr=60", WORKER, another);
                    assertWorker(lateAndDead, 0, 1, Set.of());
                    assertQueue(lease.queue(), 0, 1);
                }));
    }

    private Lease lost(String queue, String parameters, String worker) {
        put(queue, parameters, "1");
        return lease(queue, "1", WORKER, worker);
    }
}
