package org.presque.contract.streams;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.presque.contract.leases.Leasing;
import org.presque.testing.EventSource;
import org.presque.testing.SocketClient;

/** What clients do that stay, for the subjects about them. */
public interface Streaming extends Leasing {
    int LARGE_JOBS = 1000;

    /** Opens a stream of jobs, {@code target} as {@code mail?ttr=60}, and returns once it has begun. */
    default EventSource stream(String target, String... headers) {
        EventSource stream = new EventSource(base(), "/c/" + target, headers);
        assertEquals(200, stream.head().status(), stream.head()::toString);
        assertEquals("retry: 2000", stream.line());
        assertEquals("", stream.line());
        return stream;
    }

    /** Opens a socket for a queue, or several. */
    default SocketClient socket(String queues, String... headers) {
        return new SocketClient(base(), "/ws/" + queues, headers);
    }

    /** Puts so many jobs that they are a multiple of the megabytes that the systems between hold. */
    default void putLarge(String queue) {
        String job = "\"" + "x".repeat(50_000) + "\"";
        String batch = "{\"jobs\":[" + (job + ",").repeat(99) + job + "]}";
        for (int jobs = 0; jobs < LARGE_JOBS; jobs += 100) {
            assertEquals(201, http().post("/qb/" + queue, batch).status());
        }
    }

    /** How many of them are left when none is taken any more. */
    default int awaitStandstill(String queue) {
        AtomicInteger before = new AtomicInteger(LARGE_JOBS);
        await().pollInterval(Duration.ofMillis(300))
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    int now = size(queue);
                    return now < LARGE_JOBS && before.getAndSet(now) == now;
                });
        return before.get();
    }
}
