package org.presque.contract.streams;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.newQueue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.testing.RawHttp;

/** Clients that do not read what they have asked for. */
public interface SlowReaderContract extends Streaming {
    @ParameterizedTest
    @ValueSource(strings = {"", "?ttr=60"})
    default void takesNoMoreThanTheConnectionHolds(String parameters) {
        String queue = newQueue();
        putLarge(queue);

        try (RawHttp client = new RawHttp(base())) {
            client.write("GET " + contextPath() + "/c/" + queue + parameters + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            int left = awaitStandstill(queue);
            assertTrue(left > LARGE_JOBS / 2 && left < LARGE_JOBS, "left: " + left);
        }
        assertAddsUp(queue);
        http().delete("/q/" + queue);
    }
}
