package org.presque.contract.leases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertCommonHeaders;
import static org.presque.contract.RunningPresque.assertEmpty;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.assertSomeError;
import static org.presque.contract.RunningPresque.newQueue;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.testing.Answer;
import org.presque.testing.RawHttp;

/** Methods, several queues, parameters given twice and pages of other sites, where leases are concerned. */
public interface LeaseRoutesContract extends Leasing {
    String ALL = "DELETE GET OPTIONS POST PUT";

    @ParameterizedTest
    @ValueSource(strings = {"/q/%s?ttr=60", "/qb/%s?ttr=60"})
    default void neverLeasesAJobForAHead(String path) {
        String queue = newQueue();
        put(queue, "1");

        Answer answer = head(path.formatted(queue));

        assertEquals(405, answer.status());
        assertEquals(ALL, answer.allowed(), answer::toString);
        assertCommonHeaders(answer);
        assertCounters(queue, "ready=1 enqueued=1");
    }

    private Answer head(String path) {
        try (RawHttp connection = new RawHttp(base())) {
            Answer answer = connection.write(request("HEAD", path)).readHead();
            assertTrue(connection.isEnded(), "a HEAD was answered with a body");
            return answer;
        }
    }

    private String request(String method, String path) {
        return "%s %s%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                .formatted(method, contextPath(), path);
    }

    @Test
    default void saysTheMethodsOfJobsAndBatches() {
        for (String path : List.of("/q/" + newQueue() + "/1?lease=x", "/qb/" + newQueue())) {
            Answer answer = RawHttp.exchange(base(), request("OPTIONS", path));

            assertEmpty(204, answer);
            assertEquals(ALL, answer.allowed());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "FOO", "get"})
    default void refusesOtherMethodsOnJobsAndBatches(String method) {
        Lease lease = putLeased(newQueue(), "");

        for (String path : List.of(lease.path(), "/qb/" + lease.queue() + "?ttr=60")) {
            Answer answer = RawHttp.exchange(base(), request(method, path));

            assertSomeError(405, answer);
            assertEquals(ALL, answer.allowed());
        }
        assertEquals(204, done(lease).status());
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, http://evil.example",
        "Sec-Purpose, prefetch"
    })
    default void refusesToLeaseOrFinishForAnotherSite(String header, String value) {
        String queue = newQueue();
        Lease lease = putLeased(queue, "");
        put(queue, "2");
        Lease dead = putDead(queue, "&priority=9");

        acting(lease, dead, header, value).forEach((name, act) -> {
            assertSomeError(403, act.get());
            assertCounters(queue, "ready=1 leased=1 dead=1 enqueued=3 failed=1");
        });
    }

    private Map<String, Supplier<Answer>> acting(Lease lease, Lease dead, String header, String value) {
        String batch = Leasing.batch(lease.entry(""));
        String queue = "/qb/" + lease.queue();
        return Map.of(
                "lease", () -> http().get("/q/" + lease.queue() + "?ttr=60", header, value),
                "lease a batch", () -> http().get(queue + "?ttr=60", header, value),
                "done", () -> done(lease, header, value),
                "extend", () -> http().post(lease.path() + "&ttr=1", "", header, value),
                "put back", () -> putBack(lease, "", "", header, value),
                "revive", () -> http().put(dead.job(), "", header, value),
                "done a batch", () -> doneMany(lease.queue(), batch, header, value),
                "put a batch back", () -> http().put(queue, batch, header, value),
                "revive all", () -> http().put(queue + "?state=dead", "", header, value),
                "delete all", () -> http().delete(queue + "?state=dead", header, value));
    }

    @Test
    default void leasesFromTheFirstOfSeveralQueuesThatHasAJob() {
        String stopped = newQueue();
        String first = newQueue();
        String second = newQueue();
        put(stopped, "0");
        http().post("/control/" + stopped, "{\"status\":\"stop\"}");
        put(first, "1");
        put(second, "2");
        String names = stopped + "," + newQueue() + "," + first + "," + second;

        for (String queue : List.of(first, second)) {
            Answer answer = http().get("/q/" + names + "?ttr=60");
            assertEquals(queue, answer.header("X-Presque-Queue"));
            assertEquals("60", answer.header("X-Presque-Ttr"));
            Lease lease = new Lease(queue, answer.header("X-Presque-Job"), answer.header("X-Presque-Lease"));
            assertEquals("leased", details(lease).getString("state"));
            assertEquals(204, done(lease).status());
        }
        assertError(404, "no job", http().get("/q/" + names + "?ttr=60"));
        assertError(404, "queue is closed", http().get("/q/" + stopped + "," + stopped + "?ttr=60"));
        assertCounters(first, "enqueued=1 processed=1");
    }

    @Test
    default void refusesAParameterOfALeaseThatIsGivenTwice() {
        String queue = newQueue();
        Lease lease = putLeased(queue, "");
        put(queue, "1");

        assertSomeError(400, http().get("/q/" + queue + "?ttr=60&ttr=60"));
        assertSomeError(400, http().post("/q/" + queue + "?tries=1&tries=1", "1"));
        assertSomeError(400, http().post("/q/" + queue + "?backoff=1s&backoff=1s", "1"));
        assertSomeError(400, http().delete(lease.path() + "&lease=" + lease.token()));
        assertSomeError(400, putBack(lease, "delay=1&delay=1", ""));

        assertCounters(queue, "ready=1 leased=1 enqueued=2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "0", "-1", "1.5", "99999999999999999999", "9223372036854775807"})
    default void finishesNothingUnderAnIdThatIsNone(String id) {
        Lease lease = putLeased(newQueue(), "");
        Lease none = new Lease(lease.queue(), id, lease.token());

        for (Answer answer : List.of(done(none), extend(none, "ttr=60"), putBack(none, "", ""))) {
            assertTrue(answer.status() == 404 || answer.status() == 400, answer::toString);
            assertSomeError(answer.status(), answer);
        }
        assertCounters(lease.queue(), "leased=1 enqueued=1");
    }
}
