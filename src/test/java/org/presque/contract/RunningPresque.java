package org.presque.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URI;
import java.util.UUID;
import org.presque.testing.Answer;
import org.presque.testing.Http;
import org.presque.testing.RedisServer;

/**
 * A presque that runs over a Redis of the tests' own. The tests share it one after the other: each keeps to queues of its
 * own names, and one that harms Redis mends it again.
 */
public interface RunningPresque {
    /** How long a body may take here; shorter than the default, so that tests of late ones are soon over. */
    int BODY_SECONDS = 3;

    /** How long Redis may take; the default. */
    int REDIS_SECONDS = 2;

    int BODY_LIMIT = 1 << 20;

    /** The address of its root, with a slash at the end. */
    URI base();

    RedisServer redis();

    /** What serves it, as the file of request targets names it: {@code tomcat-10}, {@code wildfly}… */
    String container();

    /** The text of the configuration that these tests expect: it names this Redis. */
    static String settings(RedisServer redis) {
        return """
                redis:
                  host: %s
                  port: %d
                http:
                  body_timeout: %ds
                """.formatted(redis.host(), redis.port(), BODY_SECONDS);
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

    /** Puts a job and returns its id. */
    default String put(String queue, String job) {
        Answer answer = http().post("/q/" + queue, job);
        assertEquals(201, answer.status(), answer::toString);
        return answer.header("X-Presque-Job");
    }

    /** How many jobs the queue has to give out. */
    default int size(String queue) {
        return http().get("/j/" + queue).json().getInt("job_count");
    }
}
