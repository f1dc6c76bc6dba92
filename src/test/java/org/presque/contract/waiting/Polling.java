package org.presque.contract.waiting;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.presque.contract.leases.Leasing;
import org.presque.testing.Answer;

/** What clients that wait do, for the subjects about them. */
public interface Polling extends Leasing {
    /** Long enough for everything, and shorter than the patience of a connection. */
    String LONG = "wait=15";

    /** Nobody looks at a queue sooner than so long after the last time, unless there is a reason. */
    double UNTOLD_SECONDS = 5;

    /** Begins a fetch, as {@code "/q/a?wait=5"}. */
    default Poll begin(String target) {
        return new Poll(base(), contextPath() + target);
    }

    /** The same, and waits until it has found its queue empty; nobody else waits for that one. */
    default Poll park(String queue, String target) {
        Poll poll = begin(target);
        awaitParked(queue);
        poll.assertWaits();
        return poll;
    }

    /** A fetch that waits for one queue. */
    default Poll park(String queue) {
        return park(queue, "/q/" + queue + "?" + LONG);
    }

    /** Waits until somebody has found the queue empty and waits for it since. */
    default void awaitParked(String queue) {
        await().pollInterval(Duration.ofMillis(2)).until(() -> isWaitedFor(queue));
    }

    default boolean isWaitedFor(String queue) {
        return Long.valueOf(1).equals(redis().command("EXISTS", "presque:{" + queue + "}:waits"));
    }

    /** The poll gets this job, and sooner than somebody looks who was told nothing. */
    default void assertGets(String job, Poll poll) {
        double seconds = secondsOf(() -> {
            Answer answer = poll.answer();
            assertEquals("200 " + job, answer.status() + " " + answer.text());
        });
        assertTrue(seconds < UNTOLD_SECONDS, () -> "after " + seconds + " s");
    }

    static double secondsOf(Runnable what) {
        long start = System.nanoTime();
        what.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
