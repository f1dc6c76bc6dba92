package org.presque.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.presque.contract.RunningPresque.newQueue;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.testing.RawHttp;

/**
 * Bodies that are announced, wanted by nobody, and never come; and answers that nobody reads. A server that waits for
 * either on a thread that serves others would hold them all.
 */
public interface DawdlersContract extends RunningPresque {
    int DAWDLING_CLIENTS = 12;

    Duration SOON = Duration.ofSeconds(2);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /q/",
                "DELETE /q/",
                "GET /stats/",
                "POST /nowhere/",
                "PATCH /q/",
                "TRACE /q/",
                "POST /WEB-INF/"
            })
    default void servesOthers(String methodAndRoute) {
        String queue = newQueue();
        withholding("", methodAndRoute + queue, this::assertServesOthers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /q/", "POST /nowhere/", "TRACE /q/", "GET /WEB-INF/"})
    default void servesOthersWhenTheyFollowAnotherRequestAtOnce(String methodAndRoute) {
        String queue = newQueue();
        String first = "POST %s/q/%s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\n1"
                .formatted(contextPath(), newQueue());
        withholding(first, methodAndRoute + queue, this::assertServesOthers);
    }

    @Test
    default void servesOthersWhileSomeReadNothing() {
        String queue = newQueue();
        String id = put(queue, "\"" + "a".repeat(BODY_LIMIT - 2) + "\"");
        String look = "GET %s/j/%s/%s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(contextPath(), queue, id);
        List<RawHttp> clients = IntStream.range(0, DAWDLING_CLIENTS)
                .mapToObj(i -> new RawHttp(base()).write(look.repeat(20) + "no request\r\n\r\n"))
                .toList();
        try {
            assertServesOthers();
        } finally {
            clients.forEach(RawHttp::close);
        }
    }

    private void assertServesOthers() {
        String queue = newQueue();
        assertTimeoutPreemptively(SOON, () -> {
            put(queue, "1");
            assertEquals(200, http().get("/q/" + queue).status());
        });
    }

    @Test
    default void takesNoJobBeforeTheBodyIsHere() {
        String queue = newQueue();
        put(queue, "1");

        withholding("", "GET /q/" + queue, () -> assertEquals(1, size(queue)));

        assertEquals(1, size(queue));
    }

    private void withholding(String before, String methodAndPath, Runnable then) {
        String request = before
                + methodAndPath.replaceFirst(" ", " " + contextPath())
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n";
        List<RawHttp> clients = IntStream.range(0, DAWDLING_CLIENTS)
                .mapToObj(i -> new RawHttp(base()).write(request))
                .toList();
        try {
            then.run();
        } finally {
            clients.forEach(RawHttp::close);
        }
    }
}
