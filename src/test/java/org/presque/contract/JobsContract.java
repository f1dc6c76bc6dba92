package org.presque.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertCommonHeaders;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.assertJson;
import static org.presque.contract.RunningPresque.newQueue;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.testing.Answer;
import org.presque.testing.Together;

/** {@code POST /q/NAME} puts a job, {@code GET /q/NAME} takes one. */
public interface JobsContract extends RunningPresque {
    @Test
    default void answersAPostWithTheIdOfTheJob() {
        String queue = newQueue();

        Answer answer = http().post("/q/" + queue, "{\"foo\":\"bar\"}");

        String id = answer.header("X-Presque-Job");
        assertTrue(id.matches("[1-9][0-9]*"), id);
        assertJson(201, "{\"queue\":\"" + queue + "\",\"id\":" + id + "}", answer);
    }

    @Test
    default void answersAPostWithTheAbsolutePathOfTheJobContextIncluded() {
        String queue = newQueue();

        Answer answer = http().post("/q/" + queue, "1");

        assertEquals(contextPath() + "/j/" + queue + "/" + answer.header("X-Presque-Job"), answer.header("Location"));
    }

    @Test
    default void givesTheJobWithItsQueueAndId() {
        String queue = newQueue();
        String id = put(queue, "{\"foo\":\"bar\", \"foo2\":\"bar\" }");

        Answer answer = http().get("/q/" + queue);

        assertJson(200, "{\"foo\":\"bar\", \"foo2\":\"bar\" }", answer);
        assertEquals(queue, answer.header("X-Presque-Queue"));
        assertEquals(id, answer.header("X-Presque-Job"));
    }

    @Test
    default void givesAJobOnce() {
        String queue = newQueue();
        put(queue, "1");

        http().get("/q/" + queue);

        assertError(404, "no job", http().get("/q/" + queue));
    }

    @Test
    default void hasNoJobInAQueueThatNobodyHasNamedBefore() {
        assertError(404, "no job", http().get("/q/" + newQueue()));
    }

    @Test
    default void givesJobsFirstInFirstOut() {
        String queue = newQueue();
        List<String> jobs = IntStream.range(0, 50).mapToObj(String::valueOf).toList();
        jobs.forEach(job -> put(queue, job));

        List<String> given =
                jobs.stream().map(job -> http().get("/q/" + queue).text()).toList();

        assertEquals(jobs, given);
    }

    @Test
    default void givesIdsInRisingOrder() {
        String queue = newQueue();
        List<Long> ids = IntStream.range(0, 20)
                .mapToObj(i -> Long.valueOf(put(queue, "1")))
                .toList();

        assertEquals(ids.stream().distinct().sorted().toList(), ids);
    }

    @Test
    default void keepsQueuesApart() {
        String one = newQueue();
        String other = newQueue();
        put(one, "1");

        assertError(404, "no job", http().get("/q/" + other));
        assertEquals("1", http().get("/q/" + one).text());
    }

    @Test
    default void keepsNamesApartThatDifferInCaseOnly() {
        String queue = newQueue() + "-a";
        put(queue, "1");

        assertError(404, "no job", http().get("/q/" + queue.replace("-a", "-A")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b_c~d:e@f+g-h", "...", ".a", "..a", "очередь", "待ち行列", "صف", "Ærøskøbing", "൧൨", "𝒳𐐷"})
    default void takesNamesOfLettersAndDigitsOfAnyScript(String start) {
        String queue = start + newQueue();
        String encoded = encoded(queue);

        Answer put = http().post("/q/" + encoded, "1");
        Answer taken = http().get("/q/" + encoded);

        assertEquals(201, put.status(), put::toString);
        assertEquals(queue, put.json().getString("queue"));
        assertEquals("1", taken.text());
    }

    @Test
    default void carriesNamesInHeadersPercentEncoded() {
        String queue = "очередь-+@:~" + newQueue();

        Answer put = http().post("/q/" + encoded(queue), "1");
        Answer taken = http().get("/q/" + encoded(queue));

        String location = put.header("Location");
        String path = contextPath() + "/j/" + queue + "/" + put.header("X-Presque-Job");
        assertEquals(path, decoded(location));
        assertTrue(location.matches("\\p{Graph}+"), location);
        assertEquals(queue, decoded(taken.header("X-Presque-Queue")));
        assertTrue(taken.header("X-Presque-Queue").matches("\\p{Graph}+"), taken::toString);
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, UTF_8);
    }

    // The decoder is one for forms, where a plus is a space.
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    }

    @Test
    default void keepsEveryByteOfAJob() {
        String queue = newQueue();
        byte[] job =
                " \t\r\n{ \"b\" : 1.0 ,\"a\":[ ],\"b\":1e2,\"\\u0061\":\"\\/\u00e9\ud83d\ude00\" } \n".getBytes(UTF_8);

        http().post("/q/" + queue, job);

        assertArrayEquals(job, http().get("/q/" + queue).body());
    }

    @Test
    default void isNeverCached() {
        String queue = newQueue();

        assertCommonHeaders(http().post("/q/" + queue, "1"));
        assertCommonHeaders(http().get("/q/" + queue));
        assertCommonHeaders(http().get("/q/" + queue));
    }

    @Test
    default void givesEachJobToOneOfManyWhoPutAndTakeAtOnce() {
        String queue = newQueue();
        int clients = 16;
        int jobs = 20;

        Together.run(clients, client -> IntStream.range(0, jobs).forEach(i -> put(queue, client + "." + i + "1")));
        Set<String> ids = ids(Together.collect(clients, client -> answersUntilEmpty(queue)));

        assertEquals(clients * jobs, ids.size());
        assertFalse(http().get("/q/" + queue).has("X-Presque-Job"));
    }

    private List<Answer> answersUntilEmpty(String queue) {
        return Stream.generate(() -> http().get("/q/" + queue))
                .limit(10_000)
                .takeWhile(answer -> answer.status() == 200)
                .toList();
    }

    private static Set<String> ids(List<Answer> answers) {
        List<String> ids =
                answers.stream().map(answer -> answer.header("X-Presque-Job")).toList();
        Set<String> distinct = ids.stream().collect(Collectors.toSet());
        assertEquals(distinct.size(), ids.size(), "a job was given twice");
        return distinct;
    }
}
