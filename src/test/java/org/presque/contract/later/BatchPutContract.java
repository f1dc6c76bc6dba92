package org.presque.contract.later;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.assertJson;
import static org.presque.contract.RunningPresque.assertSomeError;
import static org.presque.contract.RunningPresque.newQueue;

import jakarta.json.JsonNumber;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.contract.RunningPresque;
import org.presque.testing.Answer;
import org.presque.testing.RawHttp;

/** {@code POST /qb/NAME} puts many jobs, all of them or none. */
public interface BatchPutContract extends RunningPresque {
    String NDJSON = "application/x-ndjson";

    @Test
    default void answersABatchWithTheIdsOfItsJobs() {
        String queue = newQueue();

        Answer answer = http().post("/qb/" + queue, "{\"jobs\":[1,2,3]}");

        List<Integer> ids = answer.json().getJsonArray("ids").getValuesAs(JsonNumber::intValue);
        assertJson(
                201,
                "{\"queue\":\"%s\",\"ids\":[%d,%d,%d]}".formatted(queue, ids.get(0), ids.get(1), ids.get(2)),
                answer);
        assertTrue(ids.get(0) > 0 && ids.get(0) < ids.get(1) && ids.get(1) < ids.get(2), answer::toString);
    }

    @Test
    default void givesTheJobsOfABatchInItsOrder() {
        String queue = newQueue();
        put(queue, "0");
        putMany(queue, 3);
        put(queue, "4");

        assertEquals(List.of("0", "1", "2", "3", "4"), takeAll(queue));
    }

    @Test
    default void countsTheJobsOfABatch() {
        String queue = newQueue();

        putMany(queue, 3);

        assertCounters(queue, "ready=3 enqueued=3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ \"b\" : 1.0 ,\n\t\"a\" : [ ] }",
                "{\"a\":1,\"a\":2,\"\\u0061\":3}",
                "123456789012345678901234567890.10e+0400",
                "-0.0",
                "1E0",
                "\"\\/\\u00e9é\\ud83d\\ude00😀\\b\\f\\n\\r\\t\\\\\\\"\"",
                "\"],[{}{\"",
                "[[],{},[{\"jobs\":[1,2]}], \"\", null ]",
                "null",
                "true",
                "\"\"",
                "{}"
            })
    default void keepsTheExactTextOfAJobOfABatch(String job) {
        String queue = newQueue();

        http().post("/qb/" + queue, "{\"jobs\":[" + job + ", 1 ,\n\t" + job + " \r\n]}");

        assertEquals(List.of(job, "1", job), takeAll(queue));
    }

    @Test
    default void stripsTheWhiteSpaceAroundTheJobsOfABatch() {
        String queue = newQueue();

        http().post("/qb/" + queue, " \r\n{ \"jobs\" :\t[ 1 ,\n\n [ 2 ]\t,\r\n\"3 \" ] \n} \n");

        assertEquals(List.of("1", "[ 2 ]", "\"3 \""), takeAll(queue));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json;", "application/x-www-form-urlencoded", "nonsense"})
    default void takesABatchWithAnyContentType(String type) {
        String queue = newQueue();

        Answer answer = http().post("/qb/" + queue, "{\"jobs\":[\"a=1&b=%zz\"]}", "Content-Type", type);

        assertEquals(201, answer.status(), answer::toString);
        assertEquals(List.of("\"a=1&b=%zz\""), takeAll(queue));
    }

    @Test
    default void takesThousandJobs() {
        String queue = newQueue();

        List<Integer> ids = putMany(queue, 1000);

        assertEquals(1000, ids.stream().distinct().count());
        assertEquals(1000, size(queue));
    }

    @Test
    default void refusesThousandAndOneJobsWhole() {
        String queue = newQueue();
        String jobs = String.join(",", Collections.nCopies(1001, "1"));

        Answer answer = http().post("/qb/" + queue, "{\"jobs\":[" + jobs + "]}");

        assertSomeError(400, answer);
        assertTrue(answer.error().matches(".*1,?000.*"), answer::toString);
        assertCounters(queue, "");
    }

    @Test
    default void refusesThousandAndOneLinesWhole() {
        String queue = newQueue();

        assertSomeError(400, http().post("/qb/" + queue, "1\n".repeat(1001), "Content-Type", NDJSON));
        assertCounters(queue, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"jobs\":{}}", "{\"jobs\":1}", "{\"jobs\":\"[]\"}", "{\"jobs\":null}", "{\"job\":[1]}", "{}"})
    default void refusesJobsThatAreNoArray(String body) {
        String queue = newQueue();

        assertError(400, "jobs should be an array of job", http().post("/qb/" + queue, body));
        assertCounters(queue, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[",
                "{",
                "1",
                "jobs",
                "{\"jobs\":[1,2}",
                "{\"jobs\":[1,2]",
                "{\"jobs\":[1,2]}x",
                "{\"jobs\":[1,2]}{}",
                "{\"jobs\":[1,2,]}",
                "{\"jobs\":[1,,2]}",
                "{\"jobs\":[1,x]}",
                "{\"jobs\":[1,01]}",
                "{\"jobs\":[1,'a']}",
                "{\"jobs\":[1,\"a\n\"]}",
                "{\"jobs\":[1,\"\\x\"]}",
                "{jobs:[1]}"
            })
    default void refusesABatchThatIsNotValidAndStoresNothing(String body) {
        String queue = newQueue();

        assertSomeError(400, http().post("/qb/" + queue, body));
        assertCounters(queue, "");
    }

    @Test
    default void refusesABatchThatIsNotUtf8() {
        String queue = newQueue();
        byte[] body = {'{', '"', 'j', 'o', 'b', 's', '"', ':', '[', '1', ',', '"', (byte) 0xC3, '"', ']', '}'};

        assertSomeError(400, http().post("/qb/" + queue, body));
        assertCounters(queue, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":[ ]}\n2\n\"x\"", "{\"a\":[ ]}\n2\n\"x\"\n", "{\"a\":[ ]}\r\n2\r\n\"x\"\r\n"})
    default void takesAJobALine(String lines) {
        String queue = newQueue();

        Answer answer = http().post("/qb/" + queue, lines, "Content-Type", NDJSON);

        assertEquals(201, answer.status(), answer::toString);
        assertEquals(3, answer.json().getJsonArray("ids").size());
        assertEquals(List.of("{\"a\":[ ]}", "2", "\"x\""), takeAll(queue));
    }

    @Test
    default void takesLinesWhoseTypeSaysItsCharset() {
        String queue = newQueue();

        http().post("/qb/" + queue, "1\n[2]\n", "Content-Type", "Application/X-NDJSON; charset=utf-8");

        assertEquals(List.of("1", "[2]"), takeAll(queue));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":", "x", "1 2", "'a'", "[1,]"})
    default void namesTheLineThatIsBadAndStoresNothing(String line) {
        String queue = newQueue();

        Answer answer = http().post("/qb/" + queue, "1\n2\n" + line + "\n4\n", "Content-Type", NDJSON);

        assertSomeError(400, answer);
        assertTrue(answer.error().matches(".*\\bline 3\\b.*"), answer::toString);
        assertCounters(queue, "");
    }

    @Test
    default void takesABatchOfExactlyEightTimesTheLimitOfABody() {
        String queue = newQueue();
        int many = 16;
        int each = (8 * BODY_LIMIT - "{\"jobs\":[]}".length() - (many - 1)) / many;
        String job = "\"" + "x".repeat(each - 2) + "\"";
        String body = "{\"jobs\":[" + String.join(",", Collections.nCopies(many, job)) + "]}";
        String whole = body + " ".repeat(8 * BODY_LIMIT - body.length());

        Answer answer = http().post("/qb/" + queue, whole);

        assertEquals(201, answer.status(), answer::toString);
        assertEquals(many, size(queue));
        assertEquals(job, http().get("/q/" + queue).text());
    }

    @Test
    default void refusesABatchOfMoreThanEightTimesTheLimitBeforeItIsSent() {
        String request = "POST %s/qb/%s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n"
                .formatted(contextPath(), newQueue(), 8 * BODY_LIMIT + 1);

        assertSomeError(413, RawHttp.exchange(base(), request));
    }

    @Test
    default void givesTheIdsOfABatchToNoOtherJob() {
        String queue = newQueue();
        List<Integer> first = putMany(queue, 5);
        int next = Integer.parseInt(put(queue, "1"));

        assertTrue(IntStream.of(next).noneMatch(first::contains), first + " and " + next);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%20b", "a,b", "%7B%7D"})
    default void refusesABatchForABadName(String name) {
        assertError(400, "invalid queue name", http().post("/qb/" + name, "{\"jobs\":[1]}"));
    }

    @Test
    default void missesTheNameOfTheQueueOfABatch() {
        assertError(404, "queue name is missing", http().post("/qb/", "{\"jobs\":[1]}"));
        assertError(404, "queue name is missing", http().get("/qb/"));
    }
}
