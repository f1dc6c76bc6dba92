package org.presque.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertSomeError;
import static org.presque.contract.RunningPresque.newQueue;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.presque.testing.Answer;
import org.presque.testing.RawHttp;

/** Bodies that dawdle: nobody else notices, and each is told in the end that it was late. */
public interface SlowBodiesContract extends RunningPresque {
    int SLOW_CLIENTS = 200;

    /** A server just started is slow by itself, until its code is compiled. */
    int WARM_UP = 200;

    /**
     * The aim is 50 ms on a machine of its own. Here two cores run clients, server and Redis; a server whose threads are
     * held by the slow ones takes seconds.
     */
    Duration UNNOTICED = Duration.ofMillis(250);

    @Test
    default void servesOthersWhileManySendAByteASecond() {
        String queue = newQueue();
        String others = newQueue();
        IntStream.range(0, WARM_UP).forEach(i -> putAndTake(others));
        List<RawHttp> slow = IntStream.range(0, SLOW_CLIENTS)
                .mapToObj(i -> begin(queue, "Content-Length: 100"))
                .toList();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try {
            var unused = clock.scheduleAtFixedRate(
                    () -> slow.forEach(SlowBodiesContract::sendOneByte), 0, 1, TimeUnit.SECONDS);

            long percentile = percentileWhile(() -> !slow.get(0).hasAnswer(), others);

            assertTrue(percentile <= UNNOTICED.toMillis(), "99 of 100 requests took up to ms " + percentile);
            slow.forEach(connection -> assertLate(connection.read()));
            assertEquals(0, size(queue));
        } finally {
            clock.shutdownNow();
            slow.forEach(RawHttp::close);
        }
    }

    /** A request that was answered has no more to send. */
    private static void sendOneByte(RawHttp connection) {
        try {
            if (!connection.hasAnswer()) {
                connection.write("1");
            }
        } catch (UncheckedIOException e) {
            // The server ended the connection between the two; its answer can still be read.
        }
    }

    /** How long 99 of 100 requests took, in milliseconds, while the condition held. */
    private long percentileWhile(BooleanSupplier condition, String queue) {
        List<Long> millis = new ArrayList<>();
        while (condition.getAsBoolean()) {
            long start = System.nanoTime();
            putAndTake(queue);
            millis.add(Duration.ofNanos(System.nanoTime() - start).toMillis() / 2);
        }
        assertTrue(millis.size() > 20, "only " + millis.size() + " requests could be made");
        return millis.stream().sorted().toList().get(millis.size() * 99 / 100);
    }

    private void putAndTake(String queue) {
        put(queue, "1");
        assertEquals(200, http().get("/q/" + queue).status());
    }

    private static void assertLate(Answer answer) {
        assertSomeError(408, answer);
        assertEquals("close", answer.header("Connection").toLowerCase(Locale.ROOT));
    }

    @Test
    default void tellsAClientThatSendsNothingThatItIsLate() {
        String queue = newQueue();
        long start = System.nanoTime();

        try (RawHttp connection = begin(queue, "Content-Length: 1")) {
            assertLate(connection.read());
        }

        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(taken.toMillis() >= BODY_SECONDS * 1000L - 100, "late after " + taken);
        assertTrue(taken.toMillis() <= BODY_SECONDS * 1000L + 1500, "late after " + taken);
        assertEquals(0, size(queue));
    }

    @Test
    default void tellsAClientWhoseChunksDoNotEndThatItIsLate() {
        String queue = newQueue();

        try (RawHttp connection = begin(queue, "Transfer-Encoding: chunked")) {
            connection.writeChunk("{\"a\":1}".getBytes(UTF_8));
            assertLate(connection.read());
        }

        assertEquals(0, size(queue));
    }

    @Test
    default void givesALongBodyMoreTime() {
        String queue = newQueue();
        byte[] job = ("\"" + "a".repeat(BODY_LIMIT - 2) + "\"").getBytes(UTF_8);
        int piece = BODY_LIMIT / 4;

        try (RawHttp connection = begin(queue, "Content-Length: " + BODY_LIMIT)) {
            for (int sent = 0; sent < job.length; sent += piece) {
                connection.write(Arrays.copyOfRange(job, sent, sent + piece));
                pass(Duration.ofMillis(BODY_SECONDS * 1000 / 4 + 200));
            }
            Answer answer = connection.read();
            assertEquals(201, answer.status(), answer::toString);
        }
        assertEquals(1, size(queue));
    }

    @Test
    default void takesABodyThatComesAByteAtATimeButInTime() {
        String queue = newQueue();
        String job = "{\"a\":[1,2,\"drei\"]}";

        try (RawHttp connection = begin(queue, "Content-Length: " + job.length())) {
            for (int i = 0; i < job.length(); i++) {
                connection.write(job.substring(i, i + 1));
                pass(Duration.ofMillis(10));
            }
            assertEquals(201, connection.read().status());
        }
        assertEquals(job, http().get("/q/" + queue).text());
    }

    /** Lets time pass where a client's slowness is the subject. */
    private static void pass(Duration time) {
        await().pollDelay(time).pollInterval(Duration.ofMillis(1)).until(() -> true);
    }

    private RawHttp begin(String queue, String header) {
        return new RawHttp(base())
                .write("POST %s/q/%s HTTP/1.1\r\nHost: localhost\r\n%s\r\n\r\n"
                        .formatted(contextPath(), queue, header));
    }
}
