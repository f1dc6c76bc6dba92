package org.presque.worker.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.presque.worker.http.Endpoint;

/**
 * How a worker is to work. Immutable.
 *
 * @param endpoint who is asked for jobs
 * @param queues of which, the first before the others
 * @param concurrency how many jobs at a time
 * @param ttr how long a lease is before it is extended; empty for jobs without leases
 * @param workerId the name that it is counted by
 */
public record Settings(
        Endpoint endpoint, List<String> queues, int concurrency, Optional<Duration> ttr, String workerId) {

    private static final Duration SHORTEST_TTR = Duration.ofSeconds(1);
    private static final Duration LONGEST_TTR = Duration.ofDays(1);

    /** A poll of leases is hung up when the worker stops, so it may be long: fewer requests for nothing. */
    private static final Duration LEASED_WAIT = Duration.ofSeconds(20);

    /** A plain one is waited for, since to hang up may cost a job; so it is short. */
    private static final Duration PLAIN_WAIT = Duration.ofSeconds(5);

    public Settings {
        queues = List.copyOf(queues);
        check(!queues.isEmpty(), "a worker has a queue to work on");
        check(concurrency >= 1, "concurrency is at least 1");
        check(ttr.map(Settings::isTtr).orElse(true), "ttr is from a second to a day");
        check(workerId.matches("[ -~]{1,200}"), "a worker's id has 1 to 200 printable characters");
    }

    private static boolean isTtr(Duration ttr) {
        return ttr.compareTo(SHORTEST_TTR) >= 0 && ttr.compareTo(LONGEST_TTR) <= 0;
    }

    private static void check(boolean isRight, String rule) {
        if (!isRight) {
            throw new IllegalArgumentException(rule);
        }
    }

    /** How long a fetch waits at the server for a job. */
    Duration pollWait() {
        return ttr.isPresent() ? LEASED_WAIT : PLAIN_WAIT;
    }
}
