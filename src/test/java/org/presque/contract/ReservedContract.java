package org.presque.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.assertSomeError;
import static org.presque.contract.RunningPresque.newQueue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    @ValueSource(strings = {"/foo", "/sqs", "/hooks/a"})
    default void knowsNothingAtOtherPathsWhateverTheMethod(String path) {
        assertError(404, "not found", http().post(path, "1"));
        assertError(404, "not found", http().delete(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ttr=1&ttr=1", "wait=1&a=b&wait=2", "wait=&wait=1"})
    default void refusesAKnownParameterThatIsGivenTwice(String query) {
        String queue = newQueue();
        put(queue, "1");

        assertSomeError(400, http().get("/q/" + queue + "?" + query));
        assertEquals(1, size(queue));
    }
}
