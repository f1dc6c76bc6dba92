package org.presque.contract.leases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.presque.contract.RunningPresque.assertJson;
import static org.presque.contract.RunningPresque.newQueue;

import jakarta.json.JsonValue;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.presque.testing.Answer;
import org.presque.testing.Together;

/** The counters of a queue whose jobs are leased: one picture at every moment, in which each job is counted once. */
public interface LeaseCountersContract extends Leasing {
    @Test
    default void countsAJobInEachOfItsStates() {
        String queue = newQueue();
        Lease lease = putLeased(queue, "tries=2");
        assertCounters(queue, "leased=1 enqueued=1");
        extend(lease, "ttr=70");
        assertCounters(queue, "leased=1 enqueued=1");
        putBack(lease, "delay=1000", "");
        assertCounters(queue, "delayed=1 enqueued=1 failed=1");
        http().put(lease.job(), "");
        assertCounters(queue, "ready=1 enqueued=1 failed=1");
        fail(lease(queue), "boom");
        assertCounters(queue, "dead=1 enqueued=1 failed=2");
        http().put(lease.job(), "");
        assertCounters(queue, "ready=1 enqueued=1 failed=2");
        done(lease(queue));
        assertCounters(queue, "enqueued=1 processed=1 failed=2");
    }

    @Test
    default void tellsOldClientsOfLeasesByTheirCountersToo() {
        String queue = newQueue();
        Lease done = putLeased(queue, "");
        Lease failed = putLeased(queue, "");
        putLeased(queue, "");
        assertOldCounters(0, 0, 0, queue);

        done(done);
        fail(failed, "boom");

        assertOldCounters(1, 1, 1, queue);
    }

    private void assertOldCounters(int count, int processed, int failed, String queue) {
        String expected = "{\"queue_name\":\"%s\",\"job_count\":%d,\"job_processed\":%d,\"job_failed\":%d}";
        assertJson(200, expected.formatted(queue, count, processed, failed), http().get("/j/" + queue));
        String status = "{\"queue\":\"%s\",\"size\":%d}".formatted(queue, count);
        assertJson(200, status, http().get("/status/" + queue));
    }

    @Test
    default void countsNoLeasedOrDeadJobAmongThoseThatWait() {
        String queue = newQueue();
        putLeased(queue, "");
        putDead(queue, "");

        assertEquals(JsonValue.NULL, stats(queue).get("oldest_ready_seconds"));
        assertJson(
                200,
                "{\"queue\":\"" + queue + "\",\"size\":0,\"jobs\":[]}",
                http().get("/status/" + queue + "?with_desc=1"));
    }

    @Test
    default void countsNothingThatIsRefused() {
        String queue = newQueue();
        Lease lease = putLeased(queue, "");
        Lease forged = new Lease(queue, lease.id(), "x");

        done(forged);
        extend(forged, "ttr=60");
        putBack(forged, "", "");
        putBack(lease, "delay=x", "");
        extend(lease, "ttr=0");
        http().delete(lease.job());
        http().put(lease.job(), "");
        doneMany(queue, Leasing.batch(forged.entry("")));
        http().put("/qb/" + queue, Leasing.batch(forged.entry("")));

        assertCounters(queue, "leased=1 enqueued=1");
        assertEquals(List.of(), errors(lease));
    }

    @Test
    default void servesPlainAndLeasedFetchesOfOneQueue() {
        String queue = newQueue();
        putMany(queue, 4);

        Lease first = lease(queue);
        assertEquals("2", http().get("/q/" + queue).text());
        Lease third = lease(queue);
        assertEquals("4", http().get("/q/" + queue).text());
        done(first);
        fail(third, "boom");

        assertEquals(List.of("3"), takeAll(queue));
        assertCounters(queue, "enqueued=4 processed=4 failed=1");
    }

    @Test
    default void addsUpInEveryPictureWhileManyLeaseAndFail() {
        String queue = newQueue();
        int each = 60;
        AtomicInteger done = new AtomicInteger();

        Together.run(10, client -> IntStream.range(0, each).forEach(i -> {
            switch (client % 5) {
                case 0 -> put(queue, "tries=" + (1 + i % 3) + "&backoff=50ms", "1");
                case 1 -> http().post("/qb/" + queue + "?tries=1&ttl=" + (i % 2 == 0 ? "0.1" : "60"), Leasing.same(3));
                case 2, 3 -> work(queue, i, done);
                default -> look(queue, i);
            }
        }));

        assertAddsUp(queue);
        assertEquals(2 * each + 2 * 3 * each, stats(queue).getInt("enqueued"));
        assertEquals(done.get(), stats(queue).getInt("processed"));
    }

    private void work(String queue, int i, AtomicInteger done) {
        Answer answer = http().get("/q/" + queue + "?ttr=" + (i % 4 == 0 ? "1" : "60"));
        if (answer.status() == 200) {
            Lease lease = new Lease(queue, answer.header("X-Presque-Job"), answer.header("X-Presque-Lease"));
            switch (i % 5) {
                case 0 -> putBack(lease, "", "{\"error\":\"boom\"}");
                case 1 -> extend(lease, "ttr=1");
                case 2 -> http().put("/qb/" + queue, Leasing.batch(lease.entry("")));
                default -> done.addAndGet(done(lease).status() == 204 ? 1 : 0);
            }
        }
    }

    private void look(String queue, int i) {
        assertAddsUp(queue);
        switch (i % 6) {
            case 0 -> http().put("/qb/" + queue + "?state=dead&limit=3", "");
            case 1 -> http().delete("/qb/" + queue + "?state=dead");
            case 2 -> http().delete("/q/" + queue + "/" + i);
            case 3 -> http().put("/q/" + queue + "/" + 2 * i, "");
            default -> idsOf(queue, i % 2 == 0 ? "leased" : "dead");
        }
    }
}
