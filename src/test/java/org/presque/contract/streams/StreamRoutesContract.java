package org.presque.contract.streams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertBadParameter;
import static org.presque.contract.RunningPresque.assertCommonHeaders;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.assertSomeError;
import static org.presque.contract.RunningPresque.newQueue;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.testing.Answer;
import org.presque.testing.RawHttp;
import org.presque.testing.SocketClient;

/** What is refused before a stream begins: told with a status, and nothing is taken. */
public interface StreamRoutesContract extends Streaming {
    @ParameterizedTest
    @CsvSource({"POST, /c/", "PUT, /c/", "DELETE, /c/", "PATCH, /c/", "POST, /ws/", "DELETE, /ws/"})
    default void refusesOtherMethodsOnAStream(String method, String route) {
        Answer answer = http().send(method, route + newQueue(), BodyPublishers.noBody());

        assertSomeError(405, answer);
        assertEquals("GET OPTIONS", answer.allowed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/c/", "/ws/"})
    default void neverBeginsAStreamForAHead(String route) {
        String queue = newQueue();
        put(queue, "1");

        try (RawHttp connection = new RawHttp(base())) {
            Answer answer = connection
                    .write("HEAD " + contextPath() + route + queue
                            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .readHead();
            assertEquals(405, answer.status());
            assertEquals("GET OPTIONS", answer.allowed());
            assertCommonHeaders(answer);
            assertTrue(connection.isEnded(), "a HEAD was answered with a body");
        }

        assertEquals(1, size(queue));
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Origin, http://evil.example",
        "Referer, http://evil.example/",
        "Sec-Purpose, prefetch"
    })
    default void refusesAStreamToPagesOfOtherSites(String header, String value) {
        String queue = newQueue();
        put(queue, "1");

        assertError(403, "cross-site request refused", http().get("/c/" + queue, header, value));
        assertEquals(403, SocketClient.refusal(base(), "/ws/" + queue, header, value));

        assertEquals(1, size(queue));
    }

    @Test
    default void refusesAStreamWithoutAQueueThatCanBe() {
        assertError(404, "queue name is missing", http().get("/c/"));
        assertError(400, "invalid queue name", http().get("/c/a%7Bb"));
        assertError(400, "invalid queue name", http().get("/c/a,,b"));
        assertError(400, "invalid queue name", http().get("/c/a/17"));
        assertSomeError(400, http().get("/c/" + "a,".repeat(64) + "b"));
        assertEquals(404, SocketClient.refusal(base(), "/ws/"));
        assertEquals(400, SocketClient.refusal(base(), "/ws/a%7Bb"));
        assertEquals(400, SocketClient.refusal(base(), "/ws/a,,b"));
    }

    @Test
    default void opensASocketForItsOwnPagesAndAnyNameAQueueCanHave() {
        String queue = newQueue() + "é~:@+";
        String encoded = URLEncoder.encode(queue, StandardCharsets.UTF_8);

        try (SocketClient socket = socket(encoded, "Origin", "http://" + base().getAuthority())) {
            put(encoded, "1");
            socket.send("{\"take\":1}");
            assertEquals(queue, socket.nextJob().getString("queue"));
        }
    }

    @Test
    default void saysWhatASocketRouteIsFor() {
        Answer answer = RawHttp.exchange(
                base(),
                "GET " + contextPath() + "/ws/" + newQueue()
                        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertError(426, "this is for WebSockets", answer);
        assertEquals("websocket", answer.header("Upgrade"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "86401", "soon"})
    default void refusesAStreamOfLeasesOfABadLength(String ttr) {
        assertBadParameter("ttr", ttr, http().get("/c/" + newQueue() + "?ttr=" + ttr));
    }

    @Test
    default void refusesAStreamOfLeasesWithoutALength() {
        assertError(
                400,
                "invalid ttr: give a length, the queue has none of its own",
                http().get("/c/" + newQueue() + "?ttr"));
    }
}
