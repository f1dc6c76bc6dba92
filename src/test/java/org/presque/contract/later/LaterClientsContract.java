package org.presque.contract.later;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.assertJson;
import static org.presque.contract.RunningPresque.assertSomeError;
import static org.presque.contract.RunningPresque.newQueue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.contract.RunningPresque;
import org.presque.testing.Answer;

/** What clients of the later protocol send, odd as it may be, is served. */
public interface LaterClientsContract extends RunningPresque {
    @ParameterizedTest
    @ValueSource(strings = {"/w", "/w?", "/w/?", "/w/?&a=b", "/w/anything", "/w/anything?a=b", "/w/a%20b", "/w/a/b"})
    default void listsWorkersWhateverStandsBehind(String path) {
        String worker = WorkersContract.newWorker();
        http().post("/w/" + newQueue(), "", WorkersContract.WORKER, worker);

        Answer answer = http().get(path, "Content-Type", "application/json;");

        assertEquals(200, answer.status(), answer::toString);
        assertTrue(answer.strings().contains(worker), answer::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/w?", "/w/?", "/w/anything?", "/w/?&a=b&"})
    default void tellsOfAQueueWhateverStandsBehind(String path) {
        String queue = newQueue();

        assertJson(
                200,
                "{\"queue_name\":\"" + queue + "\",\"workers_list\":[],\"processed\":0,\"failed\":0}",
                http().get(path + "queue_name=" + queue));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?batch_size=5", "?batch_size=0", "?batch_size=5000", "?batch_size=", "?&batch_size=2"})
    default void givesOneJobAndNoArrayWhereABatchIsNamed(String query) {
        String queue = newQueue();
        putMany(queue, 3);

        assertEquals("1", http().get("/q/" + queue + query).text());
        assertEquals(2, size(queue));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json;", "application/json", "text/plain;charset=", ";;"})
    default void servesAGetThatHasAContentType(String type) {
        String queue = newQueue();
        putMany(queue, 3);

        assertEquals(
                List.of("1"),
                http().get("/qb/" + queue + "?batch_size=1", "Content-Type", type)
                        .strings());
        assertEquals("2", http().get("/q/" + queue, "Content-Type", type).text());
        assertEquals(
                1, http().get("/status/" + queue, "Content-Type", type).json().getInt("size"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "priority=1&priority=1",
                "uniq=a&uniq=b",
                "uniq=&uniq=b",
                "ttl=5&a=b&ttl=5",
                "delay=1&delay=1",
                "delayed=0&delayed=0",
                "at=&at="
            })
    default void refusesAParameterOfAPutThatIsGivenTwice(String query) {
        String queue = newQueue();

        assertSomeError(400, http().post("/q/" + queue + "?" + query, "1"));
        assertSomeError(400, http().put("/q/" + queue + "?" + query, "1"));
        assertSomeError(400, http().post("/qb/" + queue + "?" + query, "{\"jobs\":[1]}"));
        assertCounters(queue, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"colour=red", "jobs=1", "Priority=99", "DELAY=x", "worker_id=", "batch_size=x", "limit=x"})
    default void ignoresAParameterThatAPutDoesNotKnow(String query) {
        String queue = newQueue();

        assertEquals(201, http().post("/q/" + queue + "?" + query, "1").status());
        assertEquals(List.of("1"), takeAll(queue));
    }

    /** Old clients decode every body under 500. */
    @Test
    default void answersJsonWheneverItRefuses() {
        String queue = newQueue();

        assertSomeError(404, http().get("/qb/" + queue));
        assertSomeError(404, http().get("/j/" + queue + "/1"));
        assertSomeError(405, http().put("/w/" + queue, "1"));
        assertSomeError(405, http().post("/status/" + queue, "1"));
        assertSomeError(405, http().post("/j/" + queue + "/1", "1"));
        assertSomeError(405, http().put("/status/", "1"));
    }

    @Test
    default void readsNoFormIntoTheParameters() {
        String queue = newQueue();

        http().post("/q/" + queue, "\"&delay=1000&uniq=a&\"", "Content-Type", "application/x-www-form-urlencoded");

        assertCounters(queue, "ready=1 enqueued=1");
    }

    @Test
    default void readsAPlusInAQueryAsASpace() {
        String queue = newQueue();
        put(queue, "uniq=a+b", "1");

        assertError(400, "job already exists", http().post("/q/" + queue + "?uniq=a%20b", "1"));
        put(queue, "uniq=a%2Bb", "2");
    }
}
