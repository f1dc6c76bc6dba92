package org.presque.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertCommonHeaders;
import static org.presque.contract.RunningPresque.assertEmpty;
import static org.presque.contract.RunningPresque.assertSomeError;
import static org.presque.contract.RunningPresque.newQueue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.testing.Answer;
import org.presque.testing.RawHttp;

/** Methods that a route does not have: 405 that says which it has. */
public interface MethodsContract extends RunningPresque {
    String OF_QUEUE = "DELETE GET OPTIONS POST PUT";
    String OF_READING = "GET HEAD OPTIONS";
    String OF_WORKERS = "DELETE GET HEAD OPTIONS POST";
    String OF_CONTROL = "GET HEAD OPTIONS POST";

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "FOO", "get", "PROPFIND"})
    default void refusesOtherMethodsOnAQueueAndLeavesItAlone(String method) {
        String queue = newQueue();
        put(queue, "1");

        assertNotAllowed(OF_QUEUE, rawly(method, "/q/" + queue));

        assertEquals("1", http().get("/q/" + queue).text());
    }

    /** Containers refuse it by themselves: a Tomcat lists methods of its own, WildFly says nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"/q/", "/qb/", "/w/", "/status/", "/j/", "/control/", "/stats/"})
    default void refusesToEchoARequest(String route) {
        String queue = newQueue();
        put(queue, "1");

        Answer answer = rawly("TRACE", route + queue, "X-Secret: sesame\r\n");

        assertEquals(405, answer.status());
        assertFalse(answer.text().contains("sesame"), answer::toString);
        assertEquals("1", http().get("/q/" + queue).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/", "/qb/"})
    default void neverTakesAJobForAHead(String route) {
        String queue = newQueue();
        put(queue, "1");

        Answer answer = head(route + queue);

        assertEquals(405, answer.status());
        assertTrue(answer.allowed().startsWith("DELETE GET OPTIONS POST"), answer::toString);
        assertCommonHeaders(answer);
        assertEquals("1", http().get("/q/" + queue).text());
    }

    @Test
    default void refusesToFetchASingleJobWhereJobsAreActedOn() {
        String queue = newQueue();
        put(queue, "1");

        Answer answer = http().get("/q/" + queue + "/1");

        assertEquals(405, answer.status(), answer::toString);
        assertEquals("DELETE OPTIONS POST PUT", answer.allowed());
        assertEquals("1", http().get("/q/" + queue).text());
    }

    @ParameterizedTest
    @CsvSource({"POST", "PUT", "DELETE", "PATCH", "FOO"})
    default void refusesMethodsThatChangeSomethingWhereOnlyReadingIsDone(String method) {
        assertNotAllowed(OF_READING, rawly(method, "/j/" + newQueue()));
        assertNotAllowed(OF_READING, rawly(method, "/stats/" + newQueue()));
        assertNotAllowed(OF_READING, rawly(method, "/stats/"));
        assertNotAllowed(OF_READING, rawly(method, "/status/" + newQueue()));
        assertNotAllowed(OF_READING, rawly(method, "/status/"));
    }

    @ParameterizedTest
    @CsvSource({"PUT", "DELETE", "PATCH", "FOO"})
    default void refusesOtherMethodsOnControl(String method) {
        assertNotAllowed(OF_CONTROL, rawly(method, "/control/" + newQueue()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/j/", "/stats/", "/status/", "/control/", "/w/"})
    default void answersAHeadWhereNothingIsTaken(String route) {
        Answer answer = head(route + newQueue());

        assertEquals(200, answer.status());
        assertEquals("application/json", answer.header("Content-Type"));
        assertCommonHeaders(answer);
    }

    @Test
    default void saysItsMethodsWhenAskedAndAllowsNoOtherSite() {
        assertOptions(OF_QUEUE, rawly("OPTIONS", "/q/" + newQueue()));
        assertOptions(OF_READING, rawly("OPTIONS", "/j/" + newQueue()));
        assertOptions(OF_READING, rawly("OPTIONS", "/stats/"));
        assertOptions(OF_READING, rawly("OPTIONS", "/status/"));
        assertOptions(OF_CONTROL, rawly("OPTIONS", "/control/" + newQueue()));
        assertOptions(OF_WORKERS, rawly("OPTIONS", "/w/"));
    }

    @Test
    default void answersAPreflightWithoutAllowingIt() {
        Answer answer = rawly(
                "OPTIONS",
                "/q/" + newQueue(),
                "Origin: http://evil.example\r\nAccess-Control-Request-Method: DELETE\r\n");

        assertEquals(204, answer.status());
        assertFalse(answer.headers().keySet().stream().anyMatch(name -> name.startsWith("access-control-")));
    }

    private static void assertNotAllowed(String methods, Answer answer) {
        assertSomeError(405, answer);
        assertEquals(methods, answer.allowed(), answer::toString);
    }

    private static void assertOptions(String methods, Answer answer) {
        assertEmpty(204, answer);
        assertEquals(methods, answer.allowed());
        assertTrue(answer.headers().keySet().stream().noneMatch(name -> name.startsWith("access-control-")));
    }

    private Answer rawly(String method, String path) {
        return rawly(method, path, "");
    }

    private Answer rawly(String method, String path, String headers) {
        return RawHttp.exchange(base(), request(method, path, headers));
    }

    private Answer head(String path) {
        try (RawHttp connection = new RawHttp(base())) {
            Answer answer = connection.write(request("HEAD", path, "")).readHead();
            assertTrue(connection.isEnded(), "a HEAD was answered with a body");
            return answer;
        }
    }

    private String request(String method, String path, String headers) {
        return "%s %s%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n"
                .formatted(method, contextPath(), path, headers);
    }
}
