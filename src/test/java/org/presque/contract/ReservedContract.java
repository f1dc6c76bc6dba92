package org.presque.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.assertSomeError;
import static org.presque.contract.RunningPresque.newQueue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.testing.Answer;

/** What later protocols will have and this one does not: never ignored, never half done. */
public interface ReservedContract extends RunningPresque {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health/",
                "/metrics",
                "/openapi.json",
                "/s/",
                "/s/a",
                "/hooks/",
                "/hooks/a",
                "/queue",
                "/p/a",
                "/sqs",
                "/qb/a",
                "/w/",
                "/w",
                "/w/a",
                "/status/",
                "/status/a",
                "/c/a",
                "/ws/a",
                "/foo",
                "/foo/bar/",
                "/favicon.ico",
                "/index.jsp",
                "/index.html",
                "/robots.txt",
                "/error",
                "/page/",
                "/none.jsp",
                "/org/presque/App.class"
            })
    default void knowsNothingAtOtherPaths(String path) {
        assertError(404, "not found", http().get(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/qb/a", "/w/a", "/foo", "/sqs"})
    default void knowsNothingAtOtherPathsWhateverTheMethod(String path) {
        assertError(404, "not found", http().post(path, "1"));
        assertError(404, "not found", http().delete(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ttr", "wait"})
    default void refusesParametersOfAFetchThatAreNotAvailableYet(String parameter) {
        String queue = newQueue();
        put(queue, "1");

        assertError(400, parameter + " is not available", http().get("/q/" + queue + "?" + parameter + "=1"));
        assertEquals(1, size(queue));
    }

    @ParameterizedTest
    @ValueSource(strings = {"delayed", "delay", "at", "priority", "ttl", "tries", "backoff", "uniq"})
    default void refusesParametersOfAPutThatAreNotAvailableYet(String parameter) {
        String queue = newQueue();

        assertError(400, parameter + " is not available", http().post("/q/" + queue + "?" + parameter + "=1", "1"));
        assertEquals(0, size(queue));
    }

    @ParameterizedTest
    @ValueSource(strings = {"state"})
    default void refusesParametersOfATellingThatAreNotAvailableYet(String parameter) {
        assertError(400, parameter + " is not available", http().get("/j/" + newQueue() + "?" + parameter + "=ready"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ttr=1&ttr=1", "wait=1&a=b&wait=2", "wait=&wait=1"})
    default void refusesAKnownParameterThatIsGivenTwice(String query) {
        String queue = newQueue();
        put(queue, "1");

        assertSomeError(400, http().get("/q/" + queue + "?" + query));
        assertEquals(1, size(queue));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Idempotency-Key"})
    default void refusesHeadersThatAreNotAvailableYet(String header) {
        String queue = newQueue();

        Answer answer = http().post("/q/" + queue, "1", header, "abc");

        assertSomeError(400, answer);
        assertTrue(answer.error().contains(header), answer::toString);
        assertEquals(0, size(queue));
    }
}
