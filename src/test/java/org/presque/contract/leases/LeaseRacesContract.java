package org.presque.contract.leases;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertJson;
import static org.presque.contract.RunningPresque.awaitMoment;
import static org.presque.contract.RunningPresque.newQueue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.presque.testing.Answer;
import org.presque.testing.Together;

/** Two workers with the same job, one of them late: never are both told that they have done it. */
public interface LeaseRacesContract extends Leasing {
    int LATE_WORKERS = 4;
    int JOBS_EACH = 500;

    /** A job of a late worker, and when it will have lost it. */
    record Losing(Lease lease, long end) {}

    /** Each late worker says done of each of its jobs just when its lease ends, while another leases what is lost. */
    @Test
    default void tellsOneOfTwoWorkersThatAJobIsDone() {
        String queue = newQueue();
        putMany(queue, 1000);
        putMany(queue, 1000);
        List<List<Lease>> held = IntStream.range(0, LATE_WORKERS)
                .mapToObj(i -> leaseMany(queue, JOBS_EACH, "600"))
                .toList();
        CountDownLatch late = new CountDownLatch(LATE_WORKERS);

        List<String> done = new ArrayList<>(Together.collect(
                LATE_WORKERS + 1,
                client -> client < LATE_WORKERS ? doneLate(held.get(client), late) : doneAgain(queue, late)));
        // A lease of a late worker may outlast it.
        await().until(() -> {
            done.addAll(doneUntilEmpty(queue));
            return stats(queue).getInt("processed") >= LATE_WORKERS * JOBS_EACH;
        });

        Set<String> distinct = new HashSet<>(done);
        assertEquals(done.size(), distinct.size(), "two workers have done the same job");
        assertEquals(LATE_WORKERS * JOBS_EACH, done.size());
        assertCounters(queue, expected(stats(queue).getInt("failed")));
    }

    private static String expected(int failed) {
        return "enqueued=2000 processed=2000" + (failed == 0 ? "" : " failed=" + failed);
    }

    /** Has one job after the other end in a second, as many as it is in time to say done of. */
    private List<String> doneLate(List<Lease> held, CountDownLatch late) {
        List<String> done = new ArrayList<>();
        Queue<Losing> losing = new ArrayDeque<>();
        Iterator<Lease> next = held.iterator();
        try {
            while (next.hasNext() || !losing.isEmpty()) {
                Losing first = losing.peek();
                if (first == null || (next.hasNext() && !isOver(first.end() - 12))) {
                    losing.add(losing(next.next()));
                } else {
                    awaitExactly(first.end() - 12 + held.indexOf(first.lease()) % 16);
                    addIfDone(losing.remove().lease(), done);
                }
            }
        } finally {
            late.countDown();
        }
        return done;
    }

    private static boolean isOver(long moment) {
        return System.currentTimeMillis() >= moment;
    }

    /** To the millisecond, which a poll is not. */
    private static void awaitExactly(long moment) {
        if (!isOver(moment - 50)) {
            awaitMoment(moment - 30);
        }
        while (!isOver(moment)) {
            Thread.onSpinWait();
        }
    }

    private Losing losing(Lease lease) {
        long end = System.currentTimeMillis() + 1000;
        assertEquals(200, extend(lease, "ttr=1").status());
        return new Losing(lease, end);
    }

    private void addIfDone(Lease lease, List<String> done) {
        int status = done(lease).status();
        assertTrue(status == 204 || status == 409 || status == 404, () -> "a late done was answered with " + status);
        if (status == 204) {
            done.add(lease.id());
        }
    }

    private List<String> doneAgain(String queue, CountDownLatch late) {
        List<String> done = new ArrayList<>();
        while (late.getCount() > 0) {
            done.addAll(doneUntilEmpty(queue));
        }
        return done;
    }

    private List<String> doneUntilEmpty(String queue) {
        List<String> done = new ArrayList<>();
        Answer answer = http().get("/qb/" + queue + "?ttr=60&batch_size=10");
        while (answer.status() == 200) {
            List<Lease> leases = leases(queue, answer);
            Answer finished = doneMany(queue, Leasing.batch(leases, ""));
            assertJson(200, "{\"done\":" + leases.size() + ",\"refused\":[]}", finished);
            leases.forEach(lease -> done.add(lease.id()));
            answer = http().get("/qb/" + queue + "?ttr=60&batch_size=10");
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
