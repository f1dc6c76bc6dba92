package org.presque.contract.leases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertSomeError;
import static org.presque.contract.RunningPresque.newQueue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.testing.Answer;

/** {@code backoff}: how long a job waits after each failure. */
public interface BackoffContract extends Leasing {
    @ParameterizedTest
    @CsvSource({
        "30s, 30 30 30",
        "'10s,1m,5m', 10 60 300 300 300",
        "'500ms,2h', 0.5 7200 7200",
        "90, 90 90",
        "'1.5,PT5M', 1.5 300 300",
        "'20s,10s', 20 10 10"
    })
    default void waitsAsLongAsTheBackoffSays(String backoff, String seconds) {
        String queue = newQueue();
        Lease lease = putLeased(queue, "backoff=" + backoff);

        for (String delay : seconds.split(" ", -1)) {
            assertWaits(Double.parseDouble(delay), Double.parseDouble(delay), lease);
            lease = leaseAtOnce(lease);
        }
    }

    /** Puts it back, without a delay of its own. */
    private void assertWaits(double least, double most, Lease lease) {
        double before = Leasing.now();
        Answer answer = putBack(lease, "", "");
        double after = Leasing.now();
        assertEquals("delayed", answer.json().getString("state"), answer::toString);
        double due = due(lease);
        assertTrue(
                due >= before + least - 0.002 && due <= after + most + 0.002,
                () -> (due - before) + " s is not from " + least + " to " + most + ": " + answer);
    }

    private double due(Lease lease) {
        return details(lease).getJsonNumber("due_at").doubleValue();
    }

    private Lease leaseAtOnce(Lease lease) {
        http().put(lease.job(), "");
        return lease(lease.queue());
    }

    @Test
    default void waitsTwiceAsLongAfterEachFailureUpToTheLongest() {
        String queue = newQueue();
        Lease lease = putLeased(queue, "backoff=exp:2s,1h");

        for (int attempt = 1; attempt <= 24; attempt++) {
            double whole = Math.min(3600, 2 * Math.pow(2, attempt - 1));
            assertWaits(whole / 2, whole, lease);
            lease = leaseAtOnce(lease);
        }
    }

    @Test
    default void waitsFromASecondToAnHourIfNothingIsSet() {
        String queue = newQueue();
        Lease lease = putLeased(queue, "");

        for (int attempt = 1; attempt <= 14; attempt++) {
            double whole = Math.min(3600, Math.pow(2, attempt - 1));
            assertWaits(whole / 2, whole, lease);
            lease = leaseAtOnce(lease);
        }
    }

    /** So that what failed together does not come back together. */
    @Test
    default void scattersTheDelaysOfAnExponentialBackoff() {
        String queue = newQueue();
        http().post("/qb/" + queue + "?backoff=exp:1000s,2000s", Leasing.same(60));
        List<Lease> leases = leaseMany(queue, 60, "60");
        double before = Leasing.now();
        assertEquals(200, http().put("/qb/" + queue, Leasing.batch(leases, "")).status());

        double[] delays =
                leases.stream().mapToDouble(lease -> due(lease) - before).toArray();

        double least = DoubleStream.of(delays).min().orElseThrow();
        double most = DoubleStream.of(delays).max().orElseThrow();
        assertTrue(least >= 499.99 && least < 600, () -> "the shortest: " + least);
        assertTrue(most > 900 && most <= 1010, () -> "the longest: " + most);
        assertTrue(DoubleStream.of(delays).distinct().count() > 50, () -> List.of(delays)
                .toString());
    }

    @Test
    default void takesTheDelayOfAPutBackBeforeAnyBackoff() {
        String queue = newQueue();
        http().post("/control/" + queue, "{\"backoff\":\"20s\"}");
        Lease lease = putLeased(queue, "backoff=10s");
        double before = Leasing.now();

        putBack(lease, "delay=500", "");

        assertTrue(due(lease) >= before + 499.99, () -> String.valueOf(due(lease) - before));
    }

    @Test
    default void takesTheBackoffOfAJobBeforeThatOfItsQueue() {
        String queue = newQueue();
        http().post("/control/" + queue, "{\"backoff\":\"20s\"}");

        assertWaits(10, 10, putLeased(queue, "backoff=10s"));
        assertWaits(20, 20, putLeased(queue, ""));
        http().post("/control/" + queue, "{\"backoff\":null}");
        assertWaits(0.5, 1, putLeased(queue, ""));
    }

    @Test
    default void looksAtTheBackoffOfTheQueueWhenAJobIsPutBack() {
        String queue = newQueue();
        Lease lease = putLeased(queue, "");
        http().post("/control/" + queue, "{\"backoff\":\"50s,70s\"}");

        assertWaits(50, 50, lease);
        assertWaits(70, 70, leaseAtOnce(lease));
    }

    @Test
    default void takesABackoffInEveryWayToPut() {
        String queue = newQueue();
        http().put("/q/" + queue + "?backoff=40s", "1");
        http().post("/qb/" + queue + "?backoff=50s", "{\"jobs\":[1]}");

        assertWaits(40, 40, lease(queue));
        assertWaits(50, 50, lease(queue));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                ",",
                "10s,",
                ",10s",
                "10s,,1m",
                "-1s",
                "-1",
                "10 s",
                "10sec",
                "s",
                "exp",
                "exp:",
                "exp:1s",
                "exp:1s,",
                "exp:,1h",
                "exp:1s,1m,1h",
                "exp:x,1h",
                "exp:-1s,1h",
                "EXP",
                "linear:1s,1h",
                "10s;1m",
                "NaN",
                "1e3",
                "PT",
                "P999999D",
                "999999999999s"
            })
    default void refusesABackoffThatIsNone(String backoff) {
        String queue = newQueue();

        Answer answer = http().post("/q/" + queue + "?backoff=" + encoded(backoff), "1");

        assertSomeError(400, answer);
        assertTrue(answer.error().startsWith("invalid backoff: "), answer::toString);
        assertSomeError(400, http().post("/qb/" + queue + "?backoff=" + encoded(backoff), "{\"jobs\":[1]}"));
        assertCounters(queue, "");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
