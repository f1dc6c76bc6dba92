package org.presque.contract.later;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertBadParameter;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.assertSomeError;
import static org.presque.contract.RunningPresque.awaitMoment;
import static org.presque.contract.RunningPresque.newQueue;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.contract.RunningPresque;
import org.presque.testing.Answer;

/** {@code delayed}, {@code delay} and {@code at}: jobs that are not handed out before a moment, by Redis's clock. */
public interface DelayContract extends RunningPresque {
    List<String> BAD_DELAYS =
            List.of("tomorrow", "-1", "-0.5", "NaN", "Infinity", "1e30", "1e3", "0x10", "1_000", "1 2", "١");

    @Test
    default void givesAJobAtTheMomentOfDelayedAndNotAMillisecondBefore() {
        String queue = newQueue();
        long due = System.currentTimeMillis() + 400;

        put(queue, "delayed=" + BigDecimal.valueOf(due, 3), "1");

        assertGivenExactlyFrom(due, queue);
    }

    @Test
    default void givesAJobAtTheInstantOfAtAndNotAMillisecondBefore() {
        String queue = newQueue();
        long due = System.currentTimeMillis() + 400;

        put(queue, "at=" + Instant.ofEpochMilli(due), "1");

        assertGivenExactlyFrom(due, queue);
    }

    /** A fetch sent after the moment gets the job, one answered before it does not. */
    private void assertGivenExactlyFrom(long due, String queue) {
        await().pollInterval(Duration.ofMillis(1)).until(() -> {
            long sent = System.currentTimeMillis();
            Answer answer = http().get("/q/" + queue);
            long received = System.currentTimeMillis();
            if (answer.status() == 200) {
                assertTrue(received >= due, () -> "came " + (due - received) + " ms early");
                return true;
            }
            assertError(404, "no job", answer);
            assertTrue(sent < due, () -> "not given " + (sent - due) + " ms after its moment");
            return false;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.3", "PT0.3S"})
    default void givesAJobAfterItsDelay(String delay) {
        String queue = newQueue();
        long sent = System.currentTimeMillis();
        put(queue, "delay=" + delay, "1");
        long answered = System.currentTimeMillis();

        assertError(404, "no job", http().get("/q/" + queue));
        awaitSize(queue, 1);

        assertTrue(System.currentTimeMillis() >= sent + 300, "due too early");
        awaitMoment(answered + 300);
        assertEquals("1", http().get("/q/" + queue).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delayed=1",
                "delayed=1600000000",
                "delayed=1600000000.125",
                "at=2020-01-31T12:00:00Z",
                "at=2020-01-31T12:00:00.123456789Z",
                "at=2020-01-31T12:00:00%2B02:00",
                "delay=0",
                "delay=0.0",
                "delay=PT0S",
                "delayed=0",
                "delayed=",
                "delay=",
                "at="
            })
    default void givesAJobAtOnceWhoseMomentIsPast(String parameter) {
        String queue = newQueue();

        put(queue, parameter, "1");

        assertCounters(queue, "ready=1 enqueued=1");
        assertEquals("1", http().get("/q/" + queue).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delayed=4000000000",
                "delayed=4000000000.5",
                "delay=60",
                "delay=0059.5",
                "delay=PT1M",
                "delay=P2DT3H4M5.6S",
                "at=2096-10-02T07:06:40Z",
                "at=2096-10-02T07:06:40.5-03:30"
            })
    default void keepsAJobBackUntilItsMoment(String parameter) {
        String queue = newQueue();

        put(queue, parameter, "1");

        assertCounters(queue, "delayed=1 enqueued=1");
        assertError(404, "no job", http().get("/q/" + queue));
        assertError(404, "no job", http().get("/qb/" + queue));
    }

    @Test
    default void countsADueJobAsReadyBeforeAnybodyFetchesIt() {
        String queue = newQueue();
        put(queue, "delay=0.2", "1");
        put(queue, "delay=1000", "2");
        assertEquals(0, size(queue));

        awaitSize(queue, 1);

        assertCounters(queue, "ready=1 delayed=1 enqueued=2");
    }

    @Test
    default void givesADueJobBeforeTheReadyOnesOfItsPriority() {
        String queue = newQueue();
        put(queue, "1");
        put(queue, "delay=0.2", "2");
        put(queue, "3");

        awaitSize(queue, 3);

        assertEquals(List.of("2", "1", "3"), takeAll(queue));
    }

    @Test
    default void givesADueJobAfterTheReadyOnesOfAHigherPriority() {
        String queue = newQueue();
        put(queue, "priority=6", "1");
        put(queue, "delay=0.2&priority=5", "2");
        put(queue, "priority=5", "3");
        put(queue, "delay=0.2&priority=9", "4");

        awaitSize(queue, 4);

        assertEquals(List.of("4", "1", "2", "3"), takeAll(queue));
    }

    @Test
    default void givesDueJobsInTheOrderOfTheirMoments() {
        String queue = newQueue();
        long now = System.currentTimeMillis();
        put(queue, "delayed=" + BigDecimal.valueOf(now + 400, 3), "3");
        put(queue, "delayed=" + BigDecimal.valueOf(now + 200, 3), "1");
        put(queue, "delayed=" + BigDecimal.valueOf(now + 300, 3), "2");

        awaitSize(queue, 3);

        assertEquals(List.of("1", "2", "3"), takeAll(queue));
    }

    @Test
    default void givesJobsOfOneMomentInTheOrderTheyWerePut() {
        String queue = newQueue();
        String due = "delayed=" + BigDecimal.valueOf(System.currentTimeMillis() + 500, 3);
        List<String> jobs = List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11");
        jobs.forEach(job -> put(queue, due, job));

        awaitSize(queue, jobs.size());

        assertEquals(jobs, takeAll(queue));
    }

    @Test
    default void delaysAWholeBatch() {
        String queue = newQueue();

        http().post("/qb/" + queue + "?delay=0.3", "{\"jobs\":[1,2,3]}");

        assertCounters(queue, "delayed=3 enqueued=3");
        awaitSize(queue, 3);
        assertEquals(List.of("1", "2", "3"), http().get("/qb/" + queue).strings());
    }

    @Test
    default void keepsEveryByteOfADelayedJob() {
        String queue = newQueue();
        String job = " {\n\"b\" : 1.0 ,\"a\":[ ],\"b\":1e2 , \"é\\u0000\":\"😀\"}\r\n";
        put(queue, "delay=0.1&priority=7&ttl=60", job);

        awaitSize(queue, 1);

        assertEquals(job, http().get("/q/" + queue).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"delayed", "delay"})
    default void refusesADelayThatIsNone(String parameter) {
        String queue = newQueue();

        for (String value : BAD_DELAYS) {
            String query = parameter + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
            assertBadParameter(parameter, value, http().post("/q/" + queue + "?" + query, "1"));
        }
        assertCounters(queue, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-5S", "-PT5S", "P1Y", "PT", "P", "PT1e30S", "PT99999999999999999999S", "5s", "1h"})
    default void refusesADurationThatIsNone(String value) {
        assertBadParameter("delay", value, http().post("/q/" + newQueue() + "?delay=" + value, "1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tomorrow",
                "1600000000",
                "2030-01-31",
                "2030-01-31T12:00:00",
                "2030-13-01T00:00:00Z",
                "2030-02-30T00:00:00Z",
                "2030-01-31T25:00:00Z"
            })
    default void refusesAnInstantThatIsNone(String value) {
        assertBadParameter("at", value, http().post("/q/" + newQueue() + "?at=" + value, "1"));
    }

    @ParameterizedTest
    @CsvSource({
        "delayed=4000000000&delay=5",
        "delay=5&at=2096-10-02T07:06:40Z",
        "delayed=4000000000&at=2096-10-02T07:06:40Z",
        "delayed=1&delay=1&at=2020-01-01T00:00:00Z"
    })
    default void refusesTwoWaysToDelayAtOnce(String query) {
        String queue = newQueue();

        assertSomeError(400, http().post("/q/" + queue + "?" + query, "1"));
        assertSomeError(400, http().post("/qb/" + queue + "?" + query, "{\"jobs\":[1]}"));
        assertSomeError(400, http().put("/q/" + queue + "?" + query, "1"));
        assertCounters(queue, "");
    }

    @Test
    default void countsAnEmptyWayToDelayAsNotGiven() {
        String queue = newQueue();

        put(queue, "delayed=0&delay=1000&at=", "1");

        assertCounters(queue, "delayed=1 enqueued=1");
    }
}
