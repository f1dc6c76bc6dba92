package org.presque.contract.leases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertBadParameter;
import static org.presque.contract.RunningPresque.assertSomeError;
import static org.presque.contract.RunningPresque.newQueue;
import static org.presque.contract.leases.Leasing.assertNobodys;
import static org.presque.contract.leases.Leasing.assertPutBack;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.testing.Answer;

/** {@code PUT /q/NAME/ID?lease=TOKEN}: the attempt has failed, and the job is put back. */
public interface PutBackContract extends Leasing {
    @Test
    default void putsAJobBackForAnotherAttempt() {
        String queue = newQueue();
        String id = put(queue, "priority=7", "{\"a\":  1.0}");
        Lease lease = lease(queue);
        double created = details(lease).getJsonNumber("created_at").doubleValue();

        assertPutBack("ready", 1, lease, putBack(lease, "delay=0", "{\"error\":\"boom\"}"));

        assertCounters(queue, "ready=1 enqueued=1 failed=1");
        JsonObject job = details(lease);
        assertEquals("ready", job.getString("state"));
        assertEquals(7, job.getInt("priority"));
        assertEquals(1, job.getInt("attempts"));
        assertEquals(created, job.getJsonNumber("created_at").doubleValue());
        assertNobodys(job);
        Answer again = http().get("/q/" + queue + "?ttr=60");
        assertEquals("{\"a\":  1.0}", again.text());
        assertEquals(id, again.header("X-Presque-Job"));
        assertEquals("2", again.header("X-Presque-Attempt"));
    }

    @ParameterizedTest
    @CsvSource({"30, 30", "PT5M, 300", "0.5, 0.5"})
    default void putsAJobBackWithADelay(String delay, double seconds) {
        String queue = newQueue();
        Lease lease = putLeased(queue, "backoff=7s");
        double before = Leasing.now();

        assertPutBack("delayed", 1, lease, putBack(lease, "delay=" + delay, ""));

        double after = Leasing.now();
        double due = details(lease).getJsonNumber("due_at").doubleValue() - seconds;
        assertTrue(due >= before - 0.002 && due <= after + 0.002, () -> before + " " + due + " " + after);
    }

    @Test
    default void givesAJobAgainOnceItsDelayIsOver() {
        String queue = newQueue();
        Lease lease = putLeased(queue, "");
        putBack(lease, "delay=0.2", "");
        assertCounters(queue, "delayed=1 enqueued=1 failed=1");

        awaitSize(queue, 1);

        assertEquals(lease.id(), lease(queue).id());
        assertEquals(2, details(lease).getInt("attempts"));
    }

    /** The default backoff is a second, of which half may be left out. */
    @Test
    default void putsAJobBackLaterIfNothingIsSaid() {
        Lease lease = putLeased(newQueue(), "");
        double before = Leasing.now();

        assertPutBack("delayed", 1, lease, putBack(lease, "", ""));

        double due = details(lease).getJsonNumber("due_at").doubleValue();
        assertTrue(due >= before + 0.498 && due <= Leasing.now() + 1.002, () -> before + " " + due);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "-1", "NaN", "1e3", "1,5", "PT"})
    default void leavesAJobWithItsWorkerThatIsPutBackWithNoDelay(String delay) {
        String queue = newQueue();
        Lease lease = putLeased(queue, "");

        assertBadParameter("delay", delay, putBack(lease, "delay=" + delay, "{\"error\":\"boom\"}"));

        assertCounters(queue, "leased=1 enqueued=1");
        assertEquals(204, done(lease).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"boom", "{", "[]", "1", "\"boom\"", "{\"error\":\"boom\"}x", "{'error':1}"})
    default void leavesAJobWithItsWorkerThatIsPutBackWithABadBody(String body) {
        String queue = newQueue();
        Lease lease = putLeased(queue, "");

        assertSomeError(400, putBack(lease, "delay=0", body));

        assertCounters(queue, "leased=1 enqueued=1");
        assertEquals(204, done(lease).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"error\":null}"})
    default void keepsAFailureThatSaysNothing(String body) {
        Lease lease = putLeased(newQueue(), "");

        assertPutBack("ready", 1, lease, putBack(lease, "delay=0", body));

        assertEquals(List.of("failed"), errors(lease));
    }

    @Test
    default void keepsWhatFailedWhoSaidSoAndWhen() {
        String queue = newQueue();
        put(queue, "1");
        Lease first = lease(queue, "60", "X-presque-workerid", "w1");
        double before = Leasing.now();
        putBack(first, "delay=0", "{\"error\":\"é \\\"1\\\" \\ud83d\\ude00\"}", "X-presque-workerid", "w1");
        double after = Leasing.now();
        fail(lease(queue), "second");

        List<JsonObject> errors = details(first).getJsonArray("errors").getValuesAs(JsonObject.class);

        assertEquals(2, errors.size(), errors::toString);
        assertEquals("é \"1\" \ud83d\ude00", errors.get(0).getString("error"));
        assertEquals("w1", errors.get(0).getString("worker"));
        double at = errors.get(0).getJsonNumber("at").doubleValue();
        assertTrue(at >= before - 0.002 && at <= after + 0.002, () -> before + " " + at + " " + after);
        assertEquals("second", errors.get(1).getString("error"));
        assertEquals(JsonValue.NULL, errors.get(1).get("worker"));
    }

    @Test
    default void keepsTheLastTenErrors() {
        String queue = newQueue();
        put(queue, "1");
        IntStream.rangeClosed(1, 12).forEach(i -> fail(lease(queue), "boom " + i));

        Lease lease = lease(queue);

        assertEquals(IntStream.rangeClosed(3, 12).mapToObj(i -> "boom " + i).toList(), errors(lease));
        assertEquals(13, details(lease).getInt("attempts"));
        assertEquals(12, stats(queue).getInt("failed"));
    }

    @Test
    default void cutsALongErrorToAThousandCharacters() {
        String queue = newQueue();
        put(queue, "1");
        fail(lease(queue), "a".repeat(1000));
        fail(lease(queue), "\ud83d\ude00".repeat(1001));
        fail(lease(queue), "b".repeat(100_000));

        List<String> errors = errors(lease(queue));

        assertEquals(List.of("a".repeat(1000), "\ud83d\ude00".repeat(1000), "b".repeat(1000)), errors);
    }

    @Test
    default void putsAJobBackOnce() {
        String queue = newQueue();
        Lease lease = putLeased(queue, "");
        fail(lease, "boom");

        assertHeldNoMore(lease);

        assertCounters(queue, "ready=1 enqueued=1 failed=1");
        assertEquals(List.of("boom"), errors(lease));
    }

    @Test
    default void readiesAJobAtOnceThatWaitsForItsNextAttempt() {
        String queue = newQueue();
        Lease lease = putLeased(queue, "");
        putBack(lease, "delay=1000", "");
        assertHeldNoMore(lease);

        assertPutBack("ready", 1, lease, http().put(lease.job(), ""));

        assertEquals(lease.id(), lease(queue).id());
        assertEquals(2, details(lease).getInt("attempts"));
    }

    @Test
    default void cancelsAJobThatWaitsForItsNextAttempt() {
        String queue = newQueue();
        Lease lease = putLeased(queue, "uniq=a");
        putBack(lease, "delay=1000", "");

        assertEquals(204, http().delete(lease.job()).status());

        put(queue, "uniq=a", "2");
        assertCounters(queue, "ready=1 enqueued=2 failed=1 deleted=1");
    }

    @Test
    default void givesAJobThatWasPutBackToAPlainFetchToo() {
        String queue = newQueue();
        fail(putLeased(queue, ""), "boom");

        assertEquals(List.of("1"), takeAll(queue));
        assertCounters(queue, "enqueued=1 processed=1 failed=1");
    }
}
