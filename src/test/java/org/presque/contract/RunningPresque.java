package org.presque.contract;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.presque.testing.Answer;
import org.presque.testing.Http;
import org.presque.testing.RedisServer;

/**
 * A presque that runs over a Redis of the tests' own. The tests share it one after the other: each keeps to queues of its
 * own names, and one that harms Redis mends it again.
 */
public interface RunningPresque {
    /** How long a body may take here; shorter than the default, so that tests of late ones are soon over. */
    int BODY_SECONDS = 2;

    /** How long Redis may take; the default. */
    int REDIS_SECONDS = 2;

    int BODY_LIMIT = 1 << 20;

    /** The address of its root, with a slash at the end. */
    URI base();

    RedisServer redis();

    /** What serves it, as the file of request targets names it: {@code tomcat-10}, {@code wildfly}… */
    String container();

    /** Whether the container hands us a space where a header has a tab: Undertow does. */
    default boolean readsTabsAsSpaces() {
        return List.of("wildfly", "standalone").contains(container());
    }

    /** The text of the configuration that these tests expect: it names this Redis. */
    static String settings(RedisServer redis) {
        return redis.settings() + "http:\n  body_timeout: %ds\n".formatted(BODY_SECONDS);
    }

    /** The path of the context, as it is in links: empty, or with a slash before and none behind. */
    default String contextPath() {
        String path = base().getRawPath();
        return path.substring(0, path.length() - 1);
    }

    default Http http() {
        return new Http(base());
    }

    /** A name that no queue has had. */
    static String newQueue() {
        return "q-" + UUID.randomUUID();
    }

    /** The answer has this status and exactly this JSON, and the headers that every answer has. */
    static void assertJson(int status, String json, Answer answer) {
        assertEquals(status + " " + json, answer.status() + " " + answer.text());
        assertEquals("application/json", answer.header("Content-Type"));
        assertCommonHeaders(answer);
    }

    /** The answer has this status and says exactly this. */
    static void assertError(int status, String text, Answer answer) {
        assertJson(status, "{\"error\":\"" + text + "\"}", answer);
    }

    /** The answer has this status and says something, as JSON and with nothing else in it. */
    static void assertSomeError(int status, Answer answer) {
        assertEquals(status, answer.status(), answer::toString);
        assertEquals("application/json", answer.header("Content-Type"));
        assertEquals(1, answer.json().size(), answer::toString);
        assertFalse(answer.error().isBlank(), answer::toString);
        assertCommonHeaders(answer);
    }

    /** The answer says nothing but its status. */
    static void assertEmpty(int status, Answer answer) {
        assertEquals(status + " ", answer.status() + " " + answer.text());
        assertCommonHeaders(answer);
    }

    /** What every answer says. */
    static void assertCommonHeaders(Answer answer) {
        assertEquals("no-store", answer.header("Cache-Control"), answer::toString);
        assertEquals("nosniff", answer.header("X-Content-Type-Options"), answer::toString);
    }

    /** A parameter is refused with a text that names it, the value and a rule. */
    static void assertBadParameter(String name, String value, Answer answer) {
        assertSomeError(400, answer);
        String start = "invalid " + name + ": ";
        assertTrue(answer.error().startsWith(start), answer::toString);
        assertTrue(answer.error().contains(value), answer::toString);
        assertTrue(answer.error().length() > start.length() + value.length(), () -> "without the rule: " + answer);
    }

    /** The answer has these fields and no other, in whatever order. */
    static void assertFields(Answer answer, String... names) {
        assertEquals(200, answer.status(), answer::toString);
        assertEquals("application/json", answer.header("Content-Type"));
        assertCommonHeaders(answer);
        assertEquals(new TreeSet<>(List.of(names)), new TreeSet<>(answer.json().keySet()), answer::toString);
    }

    /** Puts a job and returns its id. */
    default String put(String queue, String job) {
        return put(queue, "", job);
    }

    /** Puts a job with parameters, as {@code priority=9&ttl=5}, and returns its id. */
    default String put(String queue, String parameters, String job) {
        Answer answer = http().post("/q/" + queue + "?" + parameters, job);
        assertEquals(201, answer.status(), answer::toString);
        return answer.header("X-Presque-Job");
    }

    /** Puts the numbers from 1 to {@code count} as one batch and returns their ids. */
    default List<Integer> putMany(String queue, int count) {
        String jobs = IntStream.rangeClosed(1, count).mapToObj(String::valueOf).collect(Collectors.joining(","));
        Answer answer = http().post("/qb/" + queue, "{\"jobs\":[" + jobs + "]}");
        assertEquals(201, answer.status(), answer::toString);
        return answer.json().getJsonArray("ids").getValuesAs(JsonNumber::intValue);
    }

    /** The texts of the jobs that plain fetches give until there is none. */
    default List<String> takeAll(String queue) {
        return Stream.generate(() -> http().get("/q/" + queue))
                .takeWhile(answer -> answer.status() == 200)
                .map(Answer::text)
                .toList();
    }

    /** The whole picture of a queue. */
    default JsonObject stats(String queue) {
        Answer answer = http().get("/stats/" + queue);
        assertEquals(200, answer.status(), answer::toString);
        return answer.json();
    }

    /** The counters of a queue are one picture in which nothing is lost and nothing is there twice. */
    default void assertAddsUp(String queue) {
        JsonObject stats = stats(queue);
        int sum = Stream.of("ready", "delayed", "leased", "dead", "processed", "expired", "deleted")
                .mapToInt(stats::getInt)
                .sum();
        assertEquals(sum, stats.getInt("enqueued"), stats::toString);
        assertEquals(stats.getInt("size"), stats.getInt("ready"), stats::toString);
    }

    /** The queue's counters are these, as {@code "ready=1 deleted=2"}, and all the others 0; and they add up. */
    default void assertCounters(String queue, String expected) {
        JsonObject stats = stats(queue);
        String counters = Stream.of(
                        "ready", "delayed", "leased", "dead", "enqueued", "processed", "failed", "expired", "deleted")
                .filter(name -> stats.getInt(name) != 0)
                .map(name -> name + "=" + stats.getInt(name))
                .collect(Collectors.joining(" "));
        assertEquals(expected, counters);
        assertAddsUp(queue);
    }

    /** Waits until the clock, which is Redis's too, is past that moment. */
    static void awaitMoment(long epochMillis) {
        await().pollInterval(Duration.ofMillis(2)).until(() -> System.currentTimeMillis() > epochMillis);
    }

    /** Waits until so many jobs can be fetched. */
    default void awaitSize(String queue, int size) {
        await().pollInterval(Duration.ofMillis(5)).until(() -> size(queue) == size);
    }

    /** How many jobs the queue has to give out. */
    default int size(String queue) {
        return http().get("/j/" + queue).json().getInt("job_count");
    }
}
