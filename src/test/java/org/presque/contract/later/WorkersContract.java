package org.presque.contract.later;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertCommonHeaders;
import static org.presque.contract.RunningPresque.assertEmpty;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.assertFields;
import static org.presque.contract.RunningPresque.assertJson;
import static org.presque.contract.RunningPresque.assertSomeError;
import static org.presque.contract.RunningPresque.newQueue;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.contract.RunningPresque;
import org.presque.testing.Answer;
import org.presque.testing.RawHttp;
import org.presque.testing.Together;

/** {@code /w/}: who works on which queue, and with what success. */
public interface WorkersContract extends RunningPresque {
    String WORKER = "X-presque-workerid";
    String MISSING = "worker_id is missing";

    /** An id that no worker has had. */
    static String newWorker() {
        return "host:1 (" + UUID.randomUUID() + ")";
    }

    @Test
    default void registersAWorker() {
        String queue = newQueue();
        String worker = newWorker();

        assertEmpty(201, http().post("/w/" + queue, "", WORKER, worker));

        assertTrue(http().get("/w/").strings().contains(worker));
        assertOfQueue(queue, "[\"" + worker + "\"]", 0, 0);
        assertEquals(1, stats(queue).getInt("workers"));
    }

    private void assertOfQueue(String queue, String workers, int processed, int failed) {
        assertJson(
                200,
                "{\"queue_name\":\"%s\",\"workers_list\":%s,\"processed\":%d,\"failed\":%d}"
                        .formatted(queue, workers, processed, failed),
                http().get("/w/?queue_name=" + queue));
    }

    @Test
    default void registersAWorkerWithWhateverBody() {
        String queue = newQueue();

        assertEmpty(201, http().post("/w/" + queue, "{\"a\":", WORKER, newWorker()));
    }

    @Test
    default void registersAWorkerTwiceAsOne() {
        String queue = newQueue();
        String worker = newWorker();
        http().post("/w/" + queue, "", WORKER, worker);

        assertEmpty(201, http().post("/w/" + queue, "", WORKER, worker));

        assertOfQueue(queue, "[\"" + worker + "\"]", 0, 0);
    }

    @Test
    default void answersTheListOfWorkersInJson() {
        http().post("/w/" + newQueue(), "", WORKER, newWorker());

        Answer answer = http().get("/w/");

        assertEquals(200, answer.status());
        assertEquals("application/json", answer.header("Content-Type"));
        assertCommonHeaders(answer);
        assertEquals(
                answer.strings().size(), answer.strings().stream().distinct().count());
    }

    @Test
    default void listsAWorkerOnceThatIsOnTwoQueues() {
        String one = newQueue();
        String other = newQueue();
        String worker = newWorker();
        http().post("/w/" + one, "", WORKER, worker);
        http().post("/w/" + other, "", WORKER, worker);

        assertEquals(
                1, http().get("/w/").strings().stream().filter(worker::equals).count());
        assertEquals(Set.of(one, other), queues(worker));
        assertEmpty(204, http().delete("/w/" + one, WORKER, worker));
        assertTrue(http().get("/w/").strings().contains(worker));
        assertOfQueue(one, "[]", 0, 0);
        assertOfQueue(other, "[\"" + worker + "\"]", 0, 0);
    }

    private Set<String> queues(String worker) {
        return info(worker).getJsonArray("queues").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .collect(Collectors.toSet());
    }

    private JsonObject info(String worker) {
        Answer answer = http().get("/w/?worker_id=" + worker.replace(" ", "%20"));
        assertFields(answer, "worker_id", "started_at", "last_seen", "queues", "processed", "failed", "working_on");
        return answer.json();
    }

    @Test
    default void takesAWorkerOffTheLists() {
        String queue = newQueue();
        String worker = newWorker();
        http().post("/w/" + queue, "", WORKER, worker);

        assertEmpty(204, http().delete("/w/" + queue, WORKER, worker));
        assertEmpty(204, http().delete("/w/" + queue, WORKER, worker));

        assertFalse(http().get("/w/").strings().contains(worker));
        assertOfQueue(queue, "[]", 0, 0);
        assertEquals(0, stats(queue).getInt("workers"));
    }

    @Test
    default void tellsOfAWorker() {
        String queue = newQueue();
        String worker = newWorker();
        long before = System.currentTimeMillis() / 1000;
        http().post("/w/" + queue, "", WORKER, worker);

        JsonObject info = info(worker);

        assertEquals(worker, info.getString("worker_id"));
        assertEquals(Set.of(queue), queues(worker));
        assertEquals(0, info.getInt("processed"));
        assertEquals(0, info.getInt("failed"));
        assertEquals(JsonValue.EMPTY_JSON_ARRAY, info.get("working_on"));
        double started = info.getJsonNumber("started_at").doubleValue();
        assertTrue(started >= before && started < before + 30, info::toString);
        assertTrue(info.getJsonNumber("last_seen").doubleValue() >= started, info::toString);
    }

    @Test
    default void tellsNoughtsOfAnUnknownWorker() {
        JsonObject info = info(newWorker());

        assertEquals(0, info.getInt("processed"));
        assertEquals(0, info.getInt("failed"));
        assertEquals(JsonValue.EMPTY_JSON_ARRAY, info.get("queues"));
        assertEquals(JsonValue.EMPTY_JSON_ARRAY, info.get("working_on"));
    }

    @Test
    default void tellsNoughtsOfAnUnknownQueue() {
        assertOfQueue(newQueue(), "[]", 0, 0);
    }

    @Test
    default void countsWhatAWorkerTookAndFailedOverItsQueues() {
        String one = newQueue();
        String other = newQueue();
        String worker = newWorker();
        putMany(one, 5);
        putMany(other, 1);
        http().get("/q/" + one, WORKER, worker);
        http().get("/qb/" + one + "?batch_size=3", WORKER, worker);
        http().get("/q/" + other, WORKER, worker);
        http().get("/q/" + other, WORKER, worker);
        http().put("/q/" + one, "1", WORKER, worker);

        JsonObject info = info(worker);

        assertEquals(5, info.getInt("processed"));
        assertEquals(1, info.getInt("failed"));
        assertOfQueue(one, "[]", 4, 1);
        assertOfQueue(other, "[]", 1, 0);
    }

    @Test
    default void countsForTheQueueThatTheJobCameFrom() {
        String empty = newQueue();
        String full = newQueue();
        String worker = newWorker();
        putMany(full, 2);

        http().get("/q/" + empty + "," + full, WORKER, worker);

        assertEquals(1, info(worker).getInt("processed"));
        assertOfQueue(empty, "[]", 0, 0);
        assertOfQueue(full, "[]", 1, 0);
    }

    @Test
    default void countsForAQueueWhatNobodyTookByName() {
        String queue = newQueue();
        putMany(queue, 3);
        http().get("/q/" + queue);
        http().get("/q/" + queue, WORKER, newWorker());
        http().put("/q/" + queue, "1");

        assertOfQueue(queue, "[]", 2, 1);
    }

    @Test
    default void countsNothingForAPutThatIsRefusedOrRepeated() {
        String queue = newQueue();
        String worker = newWorker();
        http().put("/q/" + queue, "{", WORKER, worker);
        http().put("/q/" + queue, "1", WORKER, worker, "Idempotency-Key", "k");
        http().put("/q/" + queue, "1", WORKER, worker, "Idempotency-Key", "k");
        http().post("/q/" + queue, "1", WORKER, worker);

        assertEquals(1, info(worker).getInt("failed"));
        assertEquals(0, info(worker).getInt("processed"));
    }

    @Test
    default void neverListsAWorkerThatOnlyTakesJobs() {
        String queue = newQueue();
        String worker = newWorker();
        put(queue, "1");
        http().get("/q/" + queue, WORKER, worker);

        assertFalse(http().get("/w/").strings().contains(worker));
        assertOfQueue(queue, "[]", 1, 0);
        assertEquals(0, stats(queue).getInt("workers"));
    }

    @Test
    default void countsForManyWorkersAtOnce() {
        String queue = newQueue();
        putMany(queue, 200);
        String[] workers = IntStream.range(0, 8).mapToObj(i -> newWorker()).toArray(String[]::new);

        Together.run(
                8, client -> IntStream.range(0, 25).forEach(i -> http().get("/q/" + queue, WORKER, workers[client])));

        for (String worker : workers) {
            assertEquals(25, info(worker).getInt("processed"));
        }
        assertCounters(queue, "enqueued=200 processed=200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /q/", "GET /qb/", "GET /j/", "POST /w/"})
    default void hearsTheHeartbeatOfAWorkerInAnyRequest(String request) {
        String queue = newQueue();
        String worker = newWorker();
        http().post("/w/" + queue, "", WORKER, worker);
        double first = info(worker).getJsonNumber("last_seen").doubleValue();
        String method = request.split(" ", 2)[0];
        String path = request.split(" ", 2)[1] + queue;

        await().until(() -> {
            http().send(method, path, BodyPublishers.noBody(), WORKER, worker);
            return info(worker).getJsonNumber("last_seen").doubleValue() > first;
        });
    }

    @Test
    default void missesTheIdOfAWorker() {
        String queue = newQueue();

        assertError(400, MISSING, http().post("/w/" + queue, ""));
        assertError(400, MISSING, http().post("/w/" + queue, "", WORKER, ""));
        assertError(400, MISSING, http().delete("/w/" + queue));
        assertOfQueue(queue, "[]", 0, 0);
    }

    @Test
    default void takesAnIdOfTwoHundredCharacters() {
        String worker = UUID.randomUUID() + "~".repeat(164);

        assertEmpty(201, http().post("/w/" + newQueue(), "", WORKER, worker));
        assertTrue(http().get("/w/").strings().contains(worker));
    }

    @Test
    default void refusesAnIdOfMoreThanTwoHundredCharacters() {
        String queue = newQueue();
        put(queue, "1");
        String worker = "w".repeat(201);

        assertSomeError(400, http().post("/w/" + queue, "", WORKER, worker));
        assertSomeError(400, http().delete("/w/" + queue, WORKER, worker));
        assertSomeError(400, http().get("/q/" + queue, WORKER, worker));
        assertSomeError(400, http().get("/w/?worker_id=" + worker));
        assertOfQueue(queue, "[]", 0, 0);
        assertEquals(1, size(queue));
    }

    /** What a container lets through of them, we refuse. */
    @ParameterizedTest
    @ValueSource(strings = {"a\u0001b", "a\u007fb", "a\u0000b", "a\u001bb"})
    default void refusesAnIdWithControlCharacters(String worker) {
        String queue = newQueue();

        assertEquals(400, registerRaw(queue, worker).status());
        assertOfQueue(queue, "[]", 0, 0);
    }

    @Test
    default void refusesAnIdWithATabWhereTheContainerGivesIt() {
        String queue = newQueue();

        assertEquals(readsTabsAsSpaces() ? 201 : 400, registerRaw(queue, "a\tb").status());
        assertOfQueue(queue, readsTabsAsSpaces() ? "[\"a b\"]" : "[]", 0, 0);
    }

    private Answer registerRaw(String queue, String worker) {
        String request =
                "POST %s/w/%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n%s: %s\r\n\r\n"
                        .formatted(contextPath(), queue, WORKER, worker);
        return RawHttp.exchange(base(), request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%01b", "a%0Ab", "%00", "a%7Fb"})
    default void refusesToTellOfAnIdWithControlCharacters(String worker) {
        assertSomeError(400, http().get("/w/?worker_id=" + worker));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%20b", "a,b", "%2E%2E", "%7B%7D"})
    default void refusesToTellOfABadQueueName(String name) {
        assertError(400, "invalid queue name", http().get("/w/?queue_name=" + name));
    }

    @Test
    default void missesTheQueueOfAWorker() {
        assertError(404, "queue name is missing", http().post("/w/", "", WORKER, "w"));
        assertError(404, "queue name is missing", http().delete("/w/", WORKER, "w"));
    }

    @Test
    default void forgetsTheCountersOfAQueueThatIsPurged() {
        String queue = newQueue();
        putMany(queue, 2);
        http().get("/q/" + queue, WORKER, newWorker());
        http().put("/q/" + queue, "1", WORKER, newWorker());

        http().delete("/q/" + queue);

        assertOfQueue(queue, "[]", 0, 0);
    }
}
