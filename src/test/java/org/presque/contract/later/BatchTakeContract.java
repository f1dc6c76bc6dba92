package org.presque.contract.later;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertBadParameter;
import static org.presque.contract.RunningPresque.assertCommonHeaders;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.assertJson;
import static org.presque.contract.RunningPresque.assertSomeError;
import static org.presque.contract.RunningPresque.newQueue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.contract.RunningPresque;
import org.presque.testing.Answer;
import org.presque.testing.Together;

/** {@code GET /qb/NAME} takes many jobs at once. */
public interface BatchTakeContract extends RunningPresque {
    @Test
    default void givesABatchAsAnArrayOfStrings() {
        String queue = newQueue();
        put(queue, "{\"a\": \"b\\n\"}");
        put(queue, "2");

        Answer answer = http().get("/qb/" + queue + "?batch_size=10");

        assertEquals(List.of("{\"a\": \"b\\n\"}", "2"), answer.strings());
        assertJson(200, "[\"{\\\"a\\\": \\\"b\\\\n\\\"}\",\"2\"]", answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " { \"b\" : 1.0 ,\n\t\"a\" : [ ] }\r\n",
                "{\"a\":1,\"a\":2,\"\\u0061\":3}",
                "123456789012345678901234567890.10e+0400",
                "\"\\/\\u00e9é\\ud83d\\ude00😀\\b\\f\\n\\r\\t\\\\\\\"\\u0000\\u001f\u007f\u2028\"",
                "\"\\ud800\""
            })
    default void givesTheExactTextOfEachJobOfABatch(String job) {
        String queue = newQueue();
        put(queue, job);

        assertEquals(List.of(job), http().get("/qb/" + queue).strings());
    }

    @Test
    default void takesTheJobsOfABatchAway() {
        String queue = newQueue();
        putMany(queue, 5);

        assertEquals(
                List.of("1", "2", "3"),
                http().get("/qb/" + queue + "?batch_size=3").strings());
        assertCounters(queue, "ready=2 enqueued=5 processed=3");
        assertEquals(
                List.of("4", "5"), http().get("/qb/" + queue + "?batch_size=3").strings());
        assertError(404, "no job", http().get("/qb/" + queue + "?batch_size=3"));
    }

    @Test
    default void hasNoBatchInAnUnknownQueue() {
        assertError(404, "no job", http().get("/qb/" + newQueue()));
    }

    @Test
    default void givesNoBatchOutOfAStoppedQueue() {
        String queue = newQueue();
        putMany(queue, 3);
        http().post("/control/" + queue, "{\"status\":\"stop\"}");

        assertError(404, "queue is closed", http().get("/qb/" + queue));
        assertEquals(3, size(queue));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "1.5", "1e2", "-0", "NaN", "99999999999999999999x"})
    default void refusesABatchSizeThatIsNone(String size) {
        String queue = newQueue();
        put(queue, "1");

        assertBadParameter("batch_size", size, http().get("/qb/" + queue + "?batch_size=" + size));
        assertEquals(1, size(queue));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?batch_size=0", "?batch_size=", "?batch_size", "?", "?&a=b"})
    default void givesABatchOfTheUsualSizeIfNoneIsSaid(String query) {
        String one = newQueue();
        String other = newQueue();
        putMany(one, 30);
        putMany(other, 30);

        List<String> usual = http().get("/qb/" + one).strings();

        assertFalse(usual.isEmpty());
        assertEquals(usual, http().get("/qb/" + other + query).strings());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000", "1001", "5000", "1000000", "99999999999999999999"})
    default void givesThousandJobsAtMost(String size) {
        String queue = newQueue();
        putMany(queue, 1000);
        put(queue, "1001");

        assertEquals(
                1000, http().get("/qb/" + queue + "?batch_size=" + size).array().size());
        assertEquals(List.of("1001"), takeAll(queue));
    }

    @Test
    default void givesAJobALineToThoseWhoAskForLines() {
        String queue = newQueue();
        put(queue, "{\"a\": \"b\\n\"}");
        put(queue, "2");

        Answer answer = http().get("/qb/" + queue, "Accept", BatchPutContract.NDJSON);

        assertEquals(200, answer.status());
        assertTrue(answer.header("Content-Type").startsWith(BatchPutContract.NDJSON), answer::toString);
        assertCommonHeaders(answer);
        assertEquals("{\"a\": \"b\\n\"}\n2\n", answer.text());
    }

    @Test
    default void givesALineBreakInsideAJobAsASpaceInLines() {
        String queue = newQueue();
        put(queue, "{\n\"a\":\r\n[ 1,\t2 ]}");
        put(queue, "2");

        String[] lines = http().get("/qb/" + queue, "Accept", BatchPutContract.NDJSON)
                .text()
                .split("\n", -1);

        assertEquals("{ \"a\":  [ 1,\t2 ]}", lines[0]);
        assertEquals("2", lines[1]);
    }

    @Test
    default void saysInJsonThatThereAreNoLines() {
        assertError(404, "no job", http().get("/qb/" + newQueue(), "Accept", BatchPutContract.NDJSON));
    }

    @Test
    default void stopsABatchAtSixteenMebibytesAndLeavesTheRest() {
        String queue = newQueue();
        String job = "\"" + "x".repeat(BODY_LIMIT - 2) + "\"";
        IntStream.range(0, 18).forEach(i -> put(queue, job));

        List<String> batch = http().get("/qb/" + queue + "?batch_size=1000").strings();

        int bytes = batch.stream()
                .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .sum();
        assertTrue(bytes > 0 && bytes <= 16 * BODY_LIMIT, "it was " + bytes);
        assertEquals(18 - batch.size(), size(queue));
        assertAddsUp(queue);
        http().delete("/q/" + queue);
    }

    @Test
    default void givesEachJobToOneOfManyWhoTakeBatches() {
        String queue = newQueue();
        putMany(queue, 1000);

        List<String> taken = Together.collect(8, client -> IntStream.range(0, 20)
                .mapToObj(i -> http().get("/qb/" + queue + "?batch_size=9"))
                .filter(answer -> answer.status() == 200)
                .flatMap(answer -> answer.strings().stream())
                .toList());

        assertEquals(1000, taken.size());
        assertEquals(1000, taken.stream().distinct().count());
    }

    @Test
    default void takesABatchFromOneQueueOnly() {
        assertError(400, "invalid queue name", http().get("/qb/a,b"));
    }

    @Test
    default void refusesABatchSizeThatIsGivenTwice() {
        assertSomeError(400, http().get("/qb/" + newQueue() + "?batch_size=1&batch_size=1"));
    }
}
