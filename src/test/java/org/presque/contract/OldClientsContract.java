package org.presque.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.newQueue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.testing.Answer;
import org.presque.testing.RawHttp;

/** What curl and old clients send, odd as it may be, is served. */
public interface OldClientsContract extends RunningPresque {
    String FORM = "application/x-www-form-urlencoded";

    @Test
    default void takesWhatCurlSendsWithoutAnyOption() {
        String queue = newQueue();
        String job = "{\"foo\":\"bar\", \"foo2\":\"bar\" }";
        String request = """
                POST %s/q/%s HTTP/1.1
                Host: localhost:5000
                User-Agent: curl/7.88.1
                Accept: */*
                Content-Length: %d
                Content-Type: application/x-www-form-urlencoded
                Connection: close

                """.formatted(contextPath(), queue, job.length()).replace("\n", "\r\n");

        assertEquals(201, RawHttp.exchange(base(), request + job).status());
        assertEquals(job, http().get("/q/" + queue, "Accept", "*/*").text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a=1&b=2\"", "\"%41+%2B\"", "{\"a\":\"%\"}", "\"ttr=5&wait=1\"", "\"é=ü\"", "[1,2]"})
    default void neverReadsABodyAsAForm(String job) {
        String queue = newQueue();

        assertEquals(
                201,
                http().post("/q/" + queue + "?a=b", job, "Content-Type", FORM).status());

        assertArrayEquals(job.getBytes(UTF_8), http().get("/q/" + queue).body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                FORM + "; charset=ISO-8859-1",
                "application/json",
                "application/json;",
                "application/json; charset=utf-8",
                "application/json;charset=\"nonsense\"",
                "application/json; charset=ISO-8859-1",
                "text/plain;charset=",
                "multipart/form-data",
                "multipart/form-data; boundary=x",
                "nonsense",
                ";;",
                "*/*"
            })
    default void takesAJobWithAnyContentType(String type) {
        String queue = newQueue();
        byte[] job = "{\"a\":\"é\"}".getBytes(UTF_8);

        assertEquals(201, http().post("/q/" + queue, job, "Content-Type", type).status());

        assertArrayEquals(job, http().get("/q/" + queue, "Content-Type", type).body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?", "?&", "?&a=b", "?a", "?=", "?==&&", "?a=b&a=c", "?batch_size=5", "?x=%20+%C3%A9", "??"})
    default void ignoresAQueryThatSaysNothingToIt(String query) {
        String queue = newQueue();

        assertEquals(
                201, rawly("POST", queue + query, "Content-Length: 1\r\n", "1").status());
        assertEquals("1", rawly("GET", queue + query, "", "").text());
        assertError(404, "no job", rawly("GET", queue + query, "", ""));
    }

    @Test
    default void givesOneJobWhereABatchIsNamed() {
        String queue = newQueue();
        put(queue, "1");
        put(queue, "2");

        assertEquals("1", http().get("/q/" + queue + "?batch_size=5").text());
        assertEquals(1, size(queue));
    }

    @ParameterizedTest
    @ValueSource(strings = {"delayed=0", "delayed=", "delayed", "delay=", "ttl=", "uniq=", "priority=", "at="})
    default void countsAnEmptyParameterAsNotGiven(String parameter) {
        String queue = newQueue();

        Answer answer = http().post("/q/" + queue + "?" + parameter, "1");

        assertEquals(201, answer.status(), answer::toString);
        assertEquals("1", http().get("/q/" + queue).text());
    }

    @Test
    default void servesAGetThatHasABody() {
        String queue = newQueue();
        put(queue, "1");

        assertEquals(
                "1", rawly("GET", queue, "Content-Length: 7\r\n", "{\"a\":1}").text());
        assertError(404, "no job", http().get("/q/" + queue));
    }

    @Test
    default void servesSeveralRequestsOnOneConnection() {
        String queue = newQueue();

        try (RawHttp connection = new RawHttp(base())) {
            for (int i = 0; i < 20; i++) {
                connection.write("POST %s/q/%s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\n%d"
                        .formatted(contextPath(), queue, i % 10));
                assertEquals(201, connection.read().status());
                connection.write("GET %s/q/%s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(contextPath(), queue));
                assertEquals(String.valueOf(i % 10), connection.read().text());
            }
        }
    }

    @Test
    default void answersPipelinedRequestsInOrder() {
        String queue = newQueue();
        String put =
                "POST %s/q/%s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\n".formatted(contextPath(), queue);
        String take = "GET %s/q/%s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(contextPath(), queue);

        try (RawHttp connection = new RawHttp(base())) {
            connection.write(put + "1" + put + "2" + take + take);

            assertEquals(201, connection.read().status());
            assertEquals(201, connection.read().status());
            assertEquals("1", connection.read().text());
            assertEquals("2", connection.read().text());
        }
    }

    @Test
    default void servesAClientOfHttp10() {
        String queue = newQueue();
        put(queue, "1");

        Answer answer = RawHttp.exchange(base(), "GET %s/q/%s HTTP/1.0\r\n\r\n".formatted(contextPath(), queue));

        assertEquals("200 1", answer.status() + " " + answer.text());
    }

    private Answer rawly(String method, String target, String headers, String body) {
        String request = "%s %s/q/%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n%s"
                .formatted(method, contextPath(), target, headers, body);
        return RawHttp.exchange(base(), new String(request.getBytes(UTF_8), ISO_8859_1));
    }
}
