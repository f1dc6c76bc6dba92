package org.presque.contract.leases;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertJson;
import static org.presque.contract.RunningPresque.awaitMoment;
import static org.presque.contract.RunningPresque.newQueue;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.presque.testing.Answer;
import org.presque.testing.Together;

/** Two workers with the same job, one of them late: never are both told that they have done it. */
public interface LeaseRacesContract extends Leasing {
    int LATE_WORKERS = 4;
    int BATCHES = 50;
    int BATCH = 10;

    /** How far the ends of two batches of a worker are apart; about as long as it takes to say done of one. */
    int APART_MILLIS = 40;

    /** Where the late workers are. */
    record Lateness(CountDownLatch haveLeased, CountDownLatch haveFinished) {
        Lateness() {
            this(new CountDownLatch(LATE_WORKERS), new CountDownLatch(LATE_WORKERS));
        }
    }

    /** Some jobs of a late worker, and when it will have lost them. */
    record Losing(List<Lease> leases, long end) {}

    /** Each late worker says done of each of its jobs just when its lease ends, while others lease what is lost. */
    @Test
    default void tellsOneOfTwoWorkersThatAJobIsDone() {
        String queue = newQueue();
        putMany(queue, 1000);
        putMany(queue, 1000);
        Lateness lateness = new Lateness();

        List<String> done = new ArrayList<>(Together.collect(
                LATE_WORKERS + 2,
                client -> client < LATE_WORKERS ? doneLate(queue, lateness) : doneAgain(queue, lateness)));
        done.addAll(doneUntilEmpty(queue));

        Set<String> distinct = new HashSet<>(done);
        assertEquals(done.size(), distinct.size(), "two workers have done the same job");
        assertEquals(LATE_WORKERS * BATCHES * BATCH, done.size());
        assertCounters(queue, expected(stats(queue).getInt("failed")));
    }

    private static String expected(int failed) {
        return "enqueued=2000 processed=2000" + (failed == 0 ? "" : " failed=" + failed);
    }

    private List<String> doneLate(String queue, Lateness lateness) {
        List<String> done = new ArrayList<>();
        try {
            List<Losing> batches = IntStream.range(0, BATCHES)
                    .mapToObj(i -> losing(queue, 1000 + i * APART_MILLIS))
                    .toList();
            lateness.haveLeased().countDown();
            for (Losing batch : batches) {
                awaitMoment(batch.end() - 10);
                batch.leases().forEach(lease -> addIfDone(lease, done));
            }
        } finally {
            lateness.haveFinished().countDown();
        }
        return done;
    }

    private Losing losing(String queue, int millis) {
        long end = System.currentTimeMillis() + millis;
        return new Losing(leaseMany(queue, BATCH, BigDecimal.valueOf(millis, 3).toString()), end);
    }

    private void addIfDone(Lease lease, List<String> done) {
        int status = done(lease).status();
        assertTrue(status == 204 || status == 409 || status == 404, () -> "a late done was answered with " + status);
        if (status == 204) {
            done.add(lease.id());
        }
    }

    private List<String> doneAgain(String queue, Lateness lateness) {
        List<String> done = new ArrayList<>();
        await().atMost(Duration.ofMinutes(1)).until(() -> lateness.haveLeased().getCount() == 0);
        while (lateness.haveFinished().getCount() > 0) {
            done.addAll(doneUntilEmpty(queue));
        }
        return done;
    }

    private List<String> doneUntilEmpty(String queue) {
        List<String> done = new ArrayList<>();
        Answer answer = http().get("/qb/" + queue + "?ttr=60&batch_size=" + BATCH);
        while (answer.status() == 200) {
            List<Lease> leases = leases(queue, answer);
            Answer finished = doneMany(queue, Leasing.batch(leases, ""));
            assertJson(200, "{\"done\":" + leases.size() + ",\"refused\":[]}", finished);
            leases.forEach(lease -> done.add(lease.id()));
            answer = http().get("/qb/" + queue + "?ttr=60&batch_size=" + BATCH);
        }
        return done;
    }

    /** A token says one thing of its job, even if it is sent many times at once. */
    @Test
    default void finishesALeaseOnceThoughItIsSentManyTimesAtOnce() {
        String queue = newQueue();
        for (int round = 0; round < 20; round++) {
            Lease lease = putLeased(queue, "");

            List<Integer> statuses = Together.collect(
                    6,
                    client -> List.of(
                            client % 2 == 0
                                    ? done(lease).status()
                                    : putBack(lease, "delay=1000", "").status()));

            List<Integer> taken = statuses.stream()
                    .filter(status -> status == 204 || status == 200)
                    .toList();
            assertEquals(1, taken.size(), statuses::toString);
        }
        assertAddsUp(queue);
        assertEquals(20, stats(queue).getInt("processed") + stats(queue).getInt("delayed"));
    }
}
