package org.presque.contract.leases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertCommonHeaders;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.assertJson;
import static org.presque.contract.RunningPresque.newQueue;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.presque.testing.Answer;

/** {@code /qb/NAME} with leases: many jobs leased, done, and put back at once. */
public interface BatchLeaseContract extends Leasing {
    String PUT_BACK = """
            [{"id":%s,"state":"delayed","attempts":1},\
            {"id":%s,"state":"ready","attempts":1},\
            {"id":%s,"error":"lease is not held"},\
            {"id":%s,"state":"dead","attempts":1},\
            {"id":999999,"error":"no such job"}]\
            """;

    @Test
    default void givesABatchOfLeasedJobs() {
        String queue = newQueue();
        String first = put(queue, "{\"a\":  1.0, \"a\":[ ]}");
        String second = put(queue, "priority=9", "\"\\u0061\"");
        put(queue, "3");

        Answer answer = http().get("/qb/" + queue + "?batch_size=2&ttr=60");

        String expected = "[{\"id\":%s,\"lease\":T,\"attempt\":1,\"job\":\"\\u0061\"},"
                + "{\"id\":%s,\"lease\":T,\"attempt\":1,\"job\":{\"a\":  1.0, \"a\":[ ]}}]";
        assertEquals(expected.formatted(second, first), answer.text().replaceAll("\"[0-9a-f]{32}\"", "T"));
        assertEquals("application/json", answer.header("Content-Type"));
        assertCommonHeaders(answer);
        assertFalse(answer.has("X-Presque-Lease"), answer::toString);
        assertCounters(queue, "ready=1 leased=2 enqueued=3");
    }

    @Test
    default void givesEachJobOfABatchATokenOfItsOwn() {
        String queue = newQueue();
        putMany(queue, 100);

        List<Lease> leases = leaseMany(queue, 1000, "60");

        assertEquals(100, leases.size());
        assertEquals(100, leases.stream().map(Lease::token).distinct().count());
        assertEquals(204, done(leases.get(50)).status());
        assertHeldNoMore(new Lease(queue, leases.get(51).id(), leases.get(52).token()));
        assertCounters(queue, "leased=99 enqueued=100 processed=1");
    }

    @Test
    default void givesFiftyLeasedJobsIfNothingIsSaid() {
        String queue = newQueue();
        putMany(queue, 60);

        assertEquals(50, http().get("/qb/" + queue + "?ttr=60").array().size());
        assertCounters(queue, "ready=10 leased=50 enqueued=60");
    }

    @Test
    default void leasesNoMoreThanSixteenMebibytesAtOnce() {
        String queue = newQueue();
        String job = "\"" + "x".repeat(BODY_LIMIT - 2) + "\"";
        String batch = "{\"jobs\":[" + String.join(",", Collections.nCopies(6, job)) + "]}";
        IntStream.range(0, 3).forEach(i -> http().post("/qb/" + queue, batch));

        int leased = leaseMany(queue, 1000, "60").size();

        assertTrue(leased > 0 && leased <= 16, "it was " + leased);
        assertCounters(queue, "ready=%d leased=%d enqueued=18".formatted(18 - leased, leased));
        http().delete("/q/" + queue);
    }

    @Test
    default void hasNoBatchToLease() {
        String queue = newQueue();
        assertError(404, "no job", http().get("/qb/" + queue + "?ttr=60"));
        put(queue, "1");
        http().post("/control/" + queue, "{\"status\":\"stop\"}");

        assertError(404, "queue is closed", http().get("/qb/" + queue + "?ttr=60"));
        assertCounters(queue, "ready=1 enqueued=1");
    }

    @Test
    default void finishesABatch() {
        String queue = newQueue();
        putMany(queue, 3);
        List<Lease> leases = leaseMany(queue, 3, "60");

        assertJson(200, "{\"done\":3,\"refused\":[]}", doneMany(queue, Leasing.batch(leases, "")));

        assertCounters(queue, "enqueued=3 processed=3");
    }

    @Test
    default void finishesThoseThatAreHeldAndTellsOfTheOthers() {
        String queue = newQueue();
        putMany(queue, 4);
        List<Lease> leases = leaseMany(queue, 3, "60");
        Lease swapped = new Lease(queue, leases.get(1).id(), leases.get(2).token());
        Lease unknown = new Lease(queue, leases.get(2).id() + "0", leases.get(2).token());

        Answer answer = doneMany(queue, Leasing.batch(List.of(swapped, leases.get(0), unknown, leases.get(0)), ""));

        String refused = "{\"id\":%s,\"error\":\"lease is not held\"},{\"id\":%s,\"error\":\"no such job\"},"
                + "{\"id\":%s,\"error\":\"no such job\"}";
        String expected = "{\"done\":1,\"refused\":[" + refused + "]}";
        assertJson(
                200,
                expected.formatted(swapped.id(), unknown.id(), leases.get(0).id()),
                answer);
        assertCounters(queue, "ready=1 leased=2 enqueued=4 processed=1");
    }

    @Test
    default void finishesABatchTwiceOnce() {
        String queue = newQueue();
        putMany(queue, 2);
        String batch = Leasing.batch(leaseMany(queue, 2, "60"), "");
        doneMany(queue, batch);

        Answer answer = doneMany(queue, batch);

        assertEquals(0, answer.json().getInt("done"));
        assertEquals(2, answer.json().getJsonArray("refused").size());
        assertCounters(queue, "enqueued=2 processed=2");
    }

    @Test
    default void finishesAThousandAtOnce() {
        String queue = newQueue();
        putMany(queue, 1000);

        Answer answer = doneMany(queue, Leasing.batch(leaseMany(queue, 1000, "60"), ",\"note\":[1]"));

        assertJson(200, "{\"done\":1000,\"refused\":[]}", answer);
        assertCounters(queue, "enqueued=1000 processed=1000");
    }

    @Test
    default void putsABatchBackEachAsItSays() {
        String queue = newQueue();
        http().post("/qb/" + queue + "?tries=2", Leasing.same(3));
        Lease dying = putLeased(queue, "tries=1&priority=9");
        List<Lease> leases = leaseMany(queue, 3, "60");

        Answer answer = putBackMany(
                queue,
                leases.get(0).entry(",\"delay\":500,\"error\":\"boom\""),
                leases.get(1).entry(",\"delay\":0"),
                new Lease(queue, leases.get(2).id(), "x").entry(""),
                dying.entry(",\"error\":\"dies\""),
                new Lease(queue, "999999", "x").entry(""));

        List<String> ids = leases.stream().map(Lease::id).toList();
        assertJson(200, PUT_BACK.formatted(ids.get(0), ids.get(1), ids.get(2), dying.id()), answer);
        assertCounters(queue, "ready=1 delayed=1 leased=1 dead=1 enqueued=4 failed=3");
        assertEquals(List.of("boom"), errors(leases.get(0)));
        assertEquals(List.of("failed"), errors(leases.get(1)));
        assertEquals(List.of("dies"), errors(dying));
    }

    private Answer putBackMany(String queue, String... entries) {
        return http().put("/qb/" + queue, Leasing.batch(entries));
    }

    @Test
    default void putsAJobOfABatchBackAsItsBackoffSaysIfItSaysNoDelay() {
        String queue = newQueue();
        http().post("/qb/" + queue + "?backoff=100s", Leasing.same(2));
        List<Lease> leases = leaseMany(queue, 2, "60");
        double before = Leasing.now();

        http().put(
                        "/qb/" + queue,
                        Leasing.batch(leases.get(0).entry(""), leases.get(1).entry(",\"delay\":\"PT5M\"")));

        double after = Leasing.now();
        for (int i = 0; i < 2; i++) {
            double due = details(leases.get(i)).getJsonNumber("due_at").doubleValue() - (i == 0 ? 100 : 300);
            assertEquals((before + after) / 2, due, (after - before) / 2 + 0.002);
        }
    }

    @Test
    default void putsAThousandBackAtOnce() {
        String queue = newQueue();
        putMany(queue, 1000);

        Answer answer = http().put("/qb/" + queue, Leasing.batch(leaseMany(queue, 1000, "60"), ",\"delay\":0"));

        assertEquals(200, answer.status(), answer::toString);
        assertEquals(1000, answer.array().size());
        assertCounters(queue, "ready=1000 enqueued=1000 failed=1000");
        assertEquals("2", http().get("/q/" + queue + "?ttr=60").header("X-Presque-Attempt"));
    }

    @Test
    default void finishesAndPutsBackInAStoppedQueue() {
        String queue = newQueue();
        putMany(queue, 2);
        List<Lease> leases = leaseMany(queue, 2, "60");
        http().post("/control/" + queue, "{\"status\":\"stop\"}");

        assertJson(
                200,
                "{\"done\":1,\"refused\":[]}",
                doneMany(queue, Leasing.batch(leases.get(0).entry(""))));
        assertEquals(
                200,
                http().put("/qb/" + queue, Leasing.batch(leases.get(1).entry("")))
                        .status());
        assertCounters(queue, "delayed=1 enqueued=2 processed=1 failed=1");
    }

    @Test
    default void leasesFromOneQueueOnlyInABatch() {
        String queues = newQueue() + "," + newQueue();

        assertError(400, "invalid queue name", http().get("/qb/" + queues + "?ttr=60"));
        assertError(400, "invalid queue name", doneMany(queues, Leasing.batch("{\"id\":1,\"lease\":\"x\"}")));
        assertError(400, "invalid queue name", http().put("/qb/" + queues, "{\"jobs\":[]}"));
    }
}
