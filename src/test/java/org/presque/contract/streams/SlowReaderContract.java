package org.presque.contract.streams;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.newQueue;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.testing.RawHttp;

/** Clients that do not read what they have asked for. */
public interface SlowReaderContract extends Streaming {
    int BATCHES = 10;
    int JOBS = 100 * BATCHES;

    /** The systems between hold some megabytes; these are a multiple of that. */
    String LARGE_JOB = "\"" + "x".repeat(50_000) + "\"";

    @ParameterizedTest
    @ValueSource(strings = {"", "?ttr=60"})
    default void takesNoMoreThanTheConnectionHolds(String parameters) {
        String queue = newQueue();
        for (int batch = 0; batch < BATCHES; batch++) {
            http().post(
                            "/qb/" + queue,
                            "{\"jobs\":[" + (LARGE_JOB + ",").repeat(JOBS / BATCHES - 1) + LARGE_JOB + "]}");
        }
        awaitSize(queue, JOBS);

        try (RawHttp client = new RawHttp(base())) {
            client.write("GET " + contextPath() + "/c/" + queue + parameters + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            int left = awaitStandstill(queue);
            assertTrue(left > JOBS / 2 && left < JOBS, "left: " + left);
        }
        assertAddsUp(queue);
        http().delete("/q/" + queue);
    }

    /** How many are left when none is taken any more. */
    private int awaitStandstill(String queue) {
        int[] before = {JOBS};
        await().pollInterval(Duration.ofMillis(300))
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    int now = size(queue);
                    boolean stands = now < JOBS && now == before[0];
                    before[0] = now;
                    return stands;
                });
        return before[0];
    }
}
