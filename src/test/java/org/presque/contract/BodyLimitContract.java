package org.presque.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.presque.contract.RunningPresque.assertSomeError;
import static org.presque.contract.RunningPresque.newQueue;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.presque.testing.Answer;
import org.presque.testing.RawHttp;

/** Bodies as long as the limit, and longer ones: 413. */
public interface BodyLimitContract extends RunningPresque {
    @Test
    default void takesABodyOfExactlyTheLimit() {
        String queue = newQueue();
        byte[] job = jobOf(BODY_LIMIT);

        assertEquals(201, http().post("/q/" + queue, job).status());
        assertArrayEquals(job, http().get("/q/" + queue).body());
    }

    @Test
    default void takesABodyOfExactlyTheLimitInChunks() {
        String queue = newQueue();
        byte[] job = jobOf(BODY_LIMIT);

        assertEquals(201, http().send("POST", "/q/" + queue, inChunks(job)).status());
        assertArrayEquals(job, http().get("/q/" + queue).body());
    }

    @Test
    default void refusesABodyThatIsOneByteLonger() {
        String queue = newQueue();

        assertTooLarge(post("/q/" + queue, jobOf(BODY_LIMIT + 1)));
        assertEquals(0, size(queue));
    }

    @Test
    default void refusesABodyInChunksThatIsOneByteLonger() {
        String queue = newQueue();

        assertTooLarge(http().send("POST", "/q/" + queue, inChunks(jobOf(BODY_LIMIT + 1))));
        assertEquals(0, size(queue));
    }

    @Test
    default void refusesABodyThatIsTooLongBeforeItIsSent() {
        assertTooLarge(RawHttp.exchange(base(), head("Content-Length: " + (BODY_LIMIT + 1))));
        assertTooLarge(RawHttp.exchange(base(), head("Content-Length: 9000000")));
    }

    /** Beyond 10 MB WildFly refuses by itself, with another status. */
    @Test
    default void refusesABodyThatIsLongerThanANumberCanSay() {
        Answer answer = RawHttp.exchange(base(), head("Content-Length: 5000000000"));

        if (container().equals("wildfly")) {
            assertEquals(400, answer.status());
        } else {
            assertTooLarge(answer);
        }
    }

    @Test
    default void refusesABodyInChunksBeforeItsEnd() {
        try (RawHttp connection = new RawHttp(base())) {
            connection.write(head("Transfer-Encoding: chunked")).writeChunk(jobOf(BODY_LIMIT + 1));

            assertTooLarge(connection.read());
        }
    }

    @Test
    default void takesABodyAfterAskingWhetherToSendIt() {
        try (RawHttp connection = new RawHttp(base())) {
            connection.write(head("Content-Length: 1\r\nExpect: 100-continue"));
            Answer interim = connection.read();
            assertEquals(100, interim.status(), interim::toString);

            assertEquals(201, connection.write("1").read().status());
        }
    }

    @Test
    default void refusesATooLongOrderToAQueueToo() {
        assertTooLarge(post("/control/" + newQueue(), jobOf(BODY_LIMIT + 1)));
    }

    /** WildFly cuts the connection of a client that is still sending, which then has to look whether it was answered. */
    private Answer post(String path, byte[] body) {
        if (!container().equals("wildfly")) {
            return http().post(path, body);
        }
        try (RawHttp connection = new RawHttp(base())) {
            return connection
                    .write(head(path, "Content-Length: " + body.length))
                    .writeWhatIsTaken(body)
                    .read();
        }
    }

    private static void assertTooLarge(Answer answer) {
        assertSomeError(413, answer);
        assertEquals("close", answer.header("Connection").toLowerCase(Locale.ROOT));
    }

    private static byte[] jobOf(int length) {
        return ("\"" + "a".repeat(length - 2) + "\"").getBytes(UTF_8);
    }

    private static BodyPublisher inChunks(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    private String head(String headers) {
        return head("/q/" + newQueue(), headers);
    }

    private String head(String path, String headers) {
        return "POST %s%s HTTP/1.1\r\nHost: localhost\r\n%s\r\n\r\n".formatted(contextPath(), path, headers);
    }
}
