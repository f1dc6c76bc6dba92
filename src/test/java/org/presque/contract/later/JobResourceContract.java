package org.presque.contract.later;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertEmpty;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.assertFields;
import static org.presque.contract.RunningPresque.assertJson;
import static org.presque.contract.RunningPresque.assertSomeError;
import static org.presque.contract.RunningPresque.newQueue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.contract.RunningPresque;
import org.presque.testing.Answer;

/** {@code /j/NAME/ID} tells of a job, {@code /q/NAME/ID} acts on it. */
public interface JobResourceContract extends RunningPresque {
    String NO_SUCH_JOB = "no such job";

    @Test
    default void tellsAllOfAReadyJob() {
        String queue = newQueue();
        long before = System.currentTimeMillis();
        String id = put(queue, "priority=7", "{\"a\": [1.0,  2]}");
        long after = System.currentTimeMillis();

        Answer answer = http().get("/j/" + queue + "/" + id);

        assertDescribed(answer, queue, id, "ready", 7);
        assertTrue(answer.text().contains("\"job\":{\"a\": [1.0,  2]}"), answer::toString);
        double created = seconds(answer, "created_at");
        assertTrue(created >= before / 1000.0 - 0.001 && created <= after / 1000.0 + 0.001, answer::toString);
    }

    private static double seconds(Answer answer, String field) {
        return answer.json().getJsonNumber(field).doubleValue();
    }

    private static void assertDescribed(Answer answer, String queue, String id, String state, int priority) {
        assertFields(
                answer,
                "id",
                "queue",
                "state",
                "priority",
                "attempts",
                "tries",
                "created_at",
                "due_at",
                "lease_ends_at",
                "worker",
                "errors",
                "job");
        JsonObject job = answer.json();
        assertEquals(id, job.getJsonNumber("id").toString());
        assertEquals(queue, job.getString("queue"));
        assertEquals(state, job.getString("state"));
        assertEquals(priority, job.getInt("priority"));
        assertEquals(0, job.getInt("attempts"));
        assertEquals(25, job.getInt("tries"));
        assertEquals(JsonValue.NULL, job.get("lease_ends_at"));
        assertEquals(JsonValue.NULL, job.get("worker"));
        assertEquals(JsonValue.EMPTY_JSON_ARRAY, job.get("errors"));
    }

    @Test
    default void tellsWhenADelayedJobIsDue() {
        String queue = newQueue();
        String id = put(queue, "delayed=4000000000.125", "\"x\"");

        Answer answer = http().get("/j/" + queue + "/" + id);

        assertDescribed(answer, queue, id, "delayed", 5);
        assertEquals(4_000_000_000.125, seconds(answer, "due_at"));
        assertEquals("x", answer.json().getString("job"));
    }

    @Test
    default void callsADueJobReady() {
        String queue = newQueue();
        String id = put(queue, "delay=0.1", "1");

        awaitSize(queue, 1);

        assertEquals("ready", http().get("/j/" + queue + "/" + id).json().getString("state"));
    }

    @Test
    default void tellsOfAJobWhereItsPutSaidItWouldBe() {
        String queue = newQueue();
        Answer put = http().post("/q/" + queue, "1");

        Answer answer =
                http().get(put.header("Location").substring(contextPath().length()));

        assertEquals(put.json().getInt("id"), answer.json().getInt("id"));
    }

    @Test
    default void tellsOfAJobOfABatch() {
        String queue = newQueue();
        int id = putMany(queue, 3).get(1);

        assertEquals(2, http().get("/j/" + queue + "/" + id).json().getInt("job"));
    }

    @Test
    default void takesNothingWhenItTellsOfAJob() {
        String queue = newQueue();
        String id = put(queue, "1");

        http().get("/j/" + queue + "/" + id);

        assertCounters(queue, "ready=1 enqueued=1");
        assertEquals("1", http().get("/q/" + queue).text());
    }

    @Test
    default void knowsNoJobThatNobodyPut() {
        String queue = newQueue();
        String id = put(queue, "1");

        assertUnknown(queue, id + "0");
        assertUnknown(newQueue(), id);
    }

    private void assertUnknown(String queue, String id) {
        assertError(404, NO_SUCH_JOB, http().get("/j/" + queue + "/" + id));
        assertError(404, NO_SUCH_JOB, http().delete("/q/" + queue + "/" + id));
        assertError(404, NO_SUCH_JOB, http().put("/q/" + queue + "/" + id, ""));
    }

    @Test
    default void knowsNoJobThatWasFetched() {
        String queue = newQueue();
        String id = put(queue, "1");
        http().get("/q/" + queue);

        assertUnknown(queue, id);
        assertCounters(queue, "enqueued=1 processed=1");
    }

    @Test
    default void knowsNoJobThatWasPurged() {
        String queue = newQueue();
        String id = put(queue, "1");
        String delayed = put(queue, "delay=1000", "1");
        http().delete("/q/" + queue);

        assertUnknown(queue, id);
        assertUnknown(queue, delayed);
        assertCounters(queue, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "0", "-1", "1.5", "99999999999999999999", "9223372036854775807", "1e3", "%2B1"})
    default void findsNothingUnderAnIdThatIsNone(String id) {
        String queue = newQueue();
        put(queue, "1");

        for (Answer answer : List.of(http().get("/j/" + queue + "/" + id), http().delete("/q/" + queue + "/" + id))) {
            assertTrue(answer.status() == 404 || answer.status() == 400, answer::toString);
            assertSomeError(answer.status(), answer);
        }
        assertEquals(1, size(queue));
    }

    @Test
    default void deletesAReadyJob() {
        String queue = newQueue();
        put(queue, "1");
        String id = put(queue, "2");
        put(queue, "3");

        assertEmpty(204, http().delete("/q/" + queue + "/" + id));

        assertCounters(queue, "ready=2 enqueued=3 deleted=1");
        assertEquals(List.of("1", "3"), takeAll(queue));
    }

    @Test
    default void deletesADelayedJob() {
        String queue = newQueue();
        String id = put(queue, "delay=0.2", "1");

        assertEmpty(204, http().delete("/q/" + queue + "/" + id));

        assertCounters(queue, "enqueued=1 deleted=1");
        RunningPresque.awaitMoment(System.currentTimeMillis() + 200);
        assertError(404, "no job", http().get("/q/" + queue));
    }

    @Test
    default void deletesAJobOfEachPriority() {
        String queue = newQueue();
        for (int priority = 0; priority <= 9; priority++) {
            String id = put(queue, "priority=" + priority, "1");
            assertEmpty(204, http().delete("/q/" + queue + "/" + id));
        }

        assertCounters(queue, "enqueued=10 deleted=10");
        assertError(404, "no job", http().get("/q/" + queue));
    }

    @Test
    default void deletesAJobOnce() {
        String queue = newQueue();
        String id = put(queue, "1");
        http().delete("/q/" + queue + "/" + id);

        assertError(404, NO_SUCH_JOB, http().delete("/q/" + queue + "/" + id));
        assertCounters(queue, "enqueued=1 deleted=1");
    }

    @Test
    default void deletesAJobOfAStoppedQueue() {
        String queue = newQueue();
        String id = put(queue, "1");
        http().post("/control/" + queue, "{\"status\":\"stop\"}");

        assertEmpty(204, http().delete("/q/" + queue + "/" + id));
    }

    @Test
    default void makesADelayedJobReady() {
        String queue = newQueue();
        String id = put(queue, "delay=1000", "1");

        Answer answer = http().put("/q/" + queue + "/" + id, "");

        assertJson(200, "{\"id\":" + id + ",\"state\":\"ready\",\"attempts\":0}", answer);
        assertCounters(queue, "ready=1 enqueued=1");
        assertEquals("ready", http().get("/j/" + queue + "/" + id).json().getString("state"));
        assertEquals("1", http().get("/q/" + queue).text());
    }

    @Test
    default void leavesAReadyJobWhereItIs() {
        String queue = newQueue();
        put(queue, "1");
        String id = put(queue, "2");
        put(queue, "3");

        Answer answer = http().put("/q/" + queue + "/" + id, "");

        assertJson(200, "{\"id\":" + id + ",\"state\":\"ready\",\"attempts\":0}", answer);
        assertEquals(List.of("1", "2", "3"), takeAll(queue));
    }

    @Test
    default void missesTheLeaseOfAWorkerThatIsStillAtIt() {
        String queue = newQueue();
        String id = put(queue, "1");

        assertError(400, "lease is missing", http().post("/q/" + queue + "/" + id, ""));
        assertError(400, "lease is missing", http().post("/q/" + queue + "/" + id + "?ttr=60", ""));
        assertCounters(queue, "ready=1 enqueued=1");
    }
}
