package org.presque.contract.leases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertBadParameter;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.assertJson;
import static org.presque.contract.RunningPresque.newQueue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.testing.Answer;
import org.presque.testing.Together;

/** {@code GET /q/NAME?ttr=60} gives a job for a time, and keeps it. */
public interface LeaseContract extends Leasing {
    @Test
    default void givesALeasedJobWithItsTokenAttemptAndTime() {
        String queue = newQueue();
        String id = put(queue, "{\"a\":  1.0}");

        Answer answer = http().get("/q/" + queue + "?ttr=60");

        assertJson(200, "{\"a\":  1.0}", answer);
        assertEquals(queue, answer.header("X-Presque-Queue"));
        assertEquals(id, answer.header("X-Presque-Job"));
        assertEquals("1", answer.header("X-Presque-Attempt"));
        assertEquals("60", answer.header("X-Presque-Ttr"));
        assertTrue(answer.header("X-Presque-Lease").matches("[0-9a-f]{32}"), answer::toString);
        assertCounters(queue, "leased=1 enqueued=1");
    }

    @Test
    default void givesAPlainJobWithoutALease() {
        String queue = newQueue();
        put(queue, "1");

        Answer answer = http().get("/q/" + queue);

        assertEquals("1", answer.text());
        for (String header : List.of("X-Presque-Lease", "X-Presque-Attempt", "X-Presque-Ttr")) {
            assertFalse(answer.has(header), answer::toString);
        }
        assertCounters(queue, "enqueued=1 processed=1");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "86400, 86400", "PT5M, 300", "PT24H, 86400", "1.5, 1.5", "0060, 60"})
    default void leasesForASecondToADay(String ttr, String told) {
        String queue = newQueue();
        put(queue, "1");
        double before = Leasing.now();

        Answer answer = http().get("/q/" + queue + "?ttr=" + ttr);

        double after = Leasing.now();
        assertEquals(told, answer.header("X-Presque-Ttr"));
        Lease lease = new Lease(queue, answer.header("X-Presque-Job"), "");
        double end = details(lease).getJsonNumber("lease_ends_at").doubleValue() - Double.parseDouble(told);
        assertTrue(end >= before - 0.002 && end <= after + 0.002, () -> before + " " + end + " " + after);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "0.5", "0.999", "86401", "86400.001", "x", "-1", "1e2", "PT0.5S", "P2D", "PT", "NaN", "1,5"
            })
    default void refusesATimeThatIsNone(String ttr) {
        String queue = newQueue();
        put(queue, "1");

        assertBadParameter("ttr", ttr, http().get("/q/" + queue + "?ttr=" + ttr));
        assertBadParameter("ttr", ttr, http().get("/qb/" + queue + "?ttr=" + ttr));
        assertCounters(queue, "ready=1 enqueued=1");
    }

    @Test
    default void givesALeasedJobToNobodyElse() {
        String queue = newQueue();
        putLeased(queue, "");

        for (String path : List.of("/q/", "/qb/")) {
            assertError(404, "no job", http().get(path + queue));
            assertError(404, "no job", http().get(path + queue + "?ttr=60"));
        }
        assertEquals(0, size(queue));
        assertJson(200, "{\"queue\":\"" + queue + "\",\"size\":0}", http().get("/status/" + queue));
    }

    @Test
    default void tellsOfALeasedJob() {
        String queue = newQueue();
        String id = put(queue, "priority=7", "{\"a\":  1.0}");
        lease(queue, "60", "X-presque-workerid", "w 1");

        Answer answer = http().get("/j/" + queue + "/" + id);

        JsonObject job = answer.json();
        assertEquals("leased", job.getString("state"));
        assertEquals(7, job.getInt("priority"));
        assertEquals(1, job.getInt("attempts"));
        assertEquals(25, job.getInt("tries"));
        assertEquals("w 1", job.getString("worker"));
        assertEquals(JsonValue.EMPTY_JSON_ARRAY, job.get("errors"));
        assertTrue(answer.text().contains("\"job\":{\"a\":  1.0}"), answer::toString);
    }

    @Test
    default void tellsNobodyTheTokenOfALease() {
        String queue = newQueue();
        Lease lease = putLeased(queue, "");

        for (String path : List.of("/j/" + queue + "/" + lease.id(), "/j/" + queue + "?state=leased", "/stats/")) {
            Answer answer = http().get(path);
            assertEquals(200, answer.status(), answer::toString);
            assertFalse(answer.text().contains(lease.token()), answer::toString);
        }
        assertEquals(JsonValue.NULL, details(lease).get("worker"));
    }

    @Test
    default void givesEachOfTwoHundredWhoAskAtOnceAJobOfItsOwn() {
        String queue = newQueue();
        putMany(queue, 200);

        List<Lease> leases = Together.collect(200, client -> List.of(lease(queue)));

        assertEquals(200, leases.stream().map(Lease::id).distinct().count());
        assertEquals(200, leases.stream().map(Lease::token).distinct().count());
        assertCounters(queue, "leased=200 enqueued=200");
        leases.forEach(lease -> assertEquals(204, done(lease).status()));
        assertCounters(queue, "enqueued=200 processed=200");
    }

    /** Every digit of a token takes every value, and no two tokens begin alike. */
    @Test
    default void givesTokensThatCannotBeGuessed() {
        String queue = newQueue();
        putMany(queue, 1000);

        List<String> tokens =
                leaseMany(queue, 1000, "60").stream().map(Lease::token).toList();

        assertEquals(1000, tokens.size());
        for (int at = 0; at < 32; at++) {
            int digit = at;
            Set<Integer> values =
                    tokens.stream().map(token -> (int) token.charAt(digit)).collect(Collectors.toSet());
            assertEquals(16, values.size(), () -> "digit " + digit + " of " + tokens);
        }
        assertEquals(
                1000,
                tokens.stream().map(token -> token.substring(0, 16)).distinct().count());
        assertEquals(
                1000,
                tokens.stream().map(token -> token.substring(16)).distinct().count());
    }

    @Test
    default void givesADifferentTokenForEachDeliveryOfAJob() {
        String queue = newQueue();
        Lease first = putLeased(queue, "");
        fail(first, "boom");

        Lease second = lease(queue);

        assertEquals(first.id(), second.id());
        assertNotEquals(first.token(), second.token());
        assertHeldNoMore(first);
        assertEquals(204, done(second).status());
    }

    @Test
    default void leasesByPriorityAndFirstInFirstOut() {
        String queue = newQueue();
        List<String> ids = List.of(put(queue, "1"), put(queue, "priority=9", "2"), put(queue, "3"));

        List<String> leased =
                IntStream.range(0, 3).mapToObj(i -> lease(queue).id()).toList();

        assertEquals(List.of(ids.get(1), ids.get(0), ids.get(2)), leased);
    }
}
