package org.presque.contract.later;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.presque.contract.RunningPresque.assertBadParameter;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.assertSomeError;
import static org.presque.contract.RunningPresque.awaitMoment;
import static org.presque.contract.RunningPresque.newQueue;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.contract.RunningPresque;

/** {@code ttl}: jobs that are not handed out after some time, and are counted as expired. */
public interface ExpiryContract extends RunningPresque {
    @ParameterizedTest
    @ValueSource(strings = {"0.1", "PT0.1S"})
    default void neverGivesAnExpiredJob(String ttl) {
        String queue = newQueue();
        put(queue, "ttl=" + ttl, "1");
        awaitMoment(System.currentTimeMillis() + 100);

        assertError(404, "no job", http().get("/q/" + queue));
        assertCounters(queue, "enqueued=1 expired=1");
    }

    @Test
    default void givesAJobBeforeItExpires() {
        String queue = newQueue();
        put(queue, "ttl=60", "1");
        put(queue, "ttl=PT1H", "2");
        put(queue, "ttl=", "3");

        assertEquals(List.of("1", "2", "3"), takeAll(queue));
    }

    @Test
    default void givesWhatIsLeftWhenSomeHaveExpired() {
        String queue = newQueue();
        put(queue, "ttl=0.1", "1");
        put(queue, "2");
        put(queue, "ttl=0.1&priority=9", "3");
        put(queue, "ttl=60", "4");
        awaitMoment(System.currentTimeMillis() + 100);

        assertEquals(List.of("2", "4"), http().get("/qb/" + queue).strings());
        assertError(404, "no job", http().get("/q/" + queue));
        assertCounters(queue, "enqueued=4 processed=2 expired=2");
    }

    @Test
    default void findsAJobBehindManyExpiredOnes() {
        String queue = newQueue();
        String jobs = String.join(",", Collections.nCopies(1000, "1"));
        http().post("/qb/" + queue + "?ttl=0.2", "{\"jobs\":[" + jobs + "]}");
        awaitMoment(System.currentTimeMillis() + 200);
        put(queue, "2");

        assertEquals("2", http().get("/q/" + queue).text());
        assertError(404, "no job", http().get("/q/" + queue));
        assertCounters(queue, "enqueued=1001 processed=1 expired=1000");
    }

    @Test
    default void addsUpWhileAJobExpires() {
        String queue = newQueue();
        long expired = System.currentTimeMillis() + 300;
        put(queue, "ttl=0.2", "1");

        await().pollInterval(Duration.ofMillis(1)).until(() -> {
            assertAddsUp(queue);
            return System.currentTimeMillis() > expired;
        });
    }

    /** What has expired cannot be fetched, and {@code size} is what can be. */
    @Test
    default void countsAnExpiredJobNoLongerAmongThoseThatCanBeFetched() {
        String queue = newQueue();
        put(queue, "ttl=0.1", "1");
        awaitMoment(System.currentTimeMillis() + 100);

        assertCounters(queue, "enqueued=1 expired=1");
    }

    @Test
    default void hasNoResourceForAnExpiredJob() {
        String queue = newQueue();
        String id = put(queue, "ttl=0.1", "1");
        awaitMoment(System.currentTimeMillis() + 100);

        assertError(404, "no such job", http().get("/j/" + queue + "/" + id));
        assertError(404, "no such job", http().delete("/q/" + queue + "/" + id));
    }

    @Test
    default void neverGivesADelayedJobThatHasExpired() {
        String queue = newQueue();
        put(queue, "delay=0.1&ttl=0.2", "1");
        awaitMoment(System.currentTimeMillis() + 200);

        assertError(404, "no job", http().get("/q/" + queue));
        assertCounters(queue, "enqueued=1 expired=1");
    }

    @Test
    default void expiresAWholeBatch() {
        String queue = newQueue();
        http().post("/qb/" + queue + "?ttl=0.1", "{\"jobs\":[1,2,3]}");
        awaitMoment(System.currentTimeMillis() + 100);

        assertError(404, "no job", http().get("/qb/" + queue));
        assertCounters(queue, "enqueued=3 expired=3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ttl=5&delay=6",
                "ttl=0.5&delay=PT0.501S",
                "ttl=60&delayed=4000000000",
                "ttl=PT1H&at=2096-10-02T07:06:40Z"
            })
    default void refusesATtlThatIsShorterThanTheDelay(String query) {
        String queue = newQueue();

        assertSomeError(400, http().post("/q/" + queue + "?" + query, "1"));
        assertSomeError(400, http().post("/qb/" + queue + "?" + query, "{\"jobs\":[1]}"));
        assertCounters(queue, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "NaN", "1e30", "PT-1S", "1m"})
    default void refusesATtlThatIsNone(String value) {
        String queue = newQueue();

        assertBadParameter("ttl", value, http().post("/q/" + queue + "?ttl=" + value, "1"));
        assertCounters(queue, "");
    }
}
