package org.presque.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.assertJson;
import static org.presque.contract.RunningPresque.assertSomeError;
import static org.presque.contract.RunningPresque.newQueue;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.testing.Answer;

/** {@code /control/NAME}: whether a queue gives out jobs. */
public interface ControlContract extends RunningPresque {
    String STOP = "{\"status\":\"stop\"}";
    String START = "{\"status\":\"start\"}";

    @Test
    default void isOpenUnlessStopped() {
        String queue = newQueue();

        assertJson(200, "{\"queue\":\"" + queue + "\",\"status\":1}", http().get("/control/" + queue));
    }

    @Test
    default void stopsAQueue() {
        String queue = newQueue();

        Answer answer = http().post("/control/" + queue, STOP);

        assertJson(200, "{\"queue\":\"" + queue + "\",\"response\":\"updated\"}", answer);
        assertJson(200, "{\"queue\":\"" + queue + "\",\"status\":0}", http().get("/control/" + queue));
    }

    @Test
    default void startsAQueue() {
        String queue = newQueue();
        http().post("/control/" + queue, STOP);

        Answer answer = http().post("/control/" + queue, START);

        assertJson(200, "{\"queue\":\"" + queue + "\",\"response\":\"updated\"}", answer);
        assertJson(200, "{\"queue\":\"" + queue + "\",\"status\":1}", http().get("/control/" + queue));
    }

    @Test
    default void takesJobsIntoAStoppedQueueAndGivesNoneOut() {
        String queue = newQueue();
        put(queue, "1");
        http().post("/control/" + queue, STOP);

        assertEquals(201, http().post("/q/" + queue, "2").status());
        assertError(404, "queue is closed", http().get("/q/" + queue));
    }

    @Test
    default void saysThatAStoppedQueueIsClosedEvenIfItIsEmpty() {
        String queue = newQueue();
        http().post("/control/" + queue, STOP);

        assertError(404, "queue is closed", http().get("/q/" + queue));
    }

    @Test
    default void givesOutWhatHasGatheredOnceStarted() {
        String queue = newQueue();
        put(queue, "1");
        http().post("/control/" + queue, STOP);
        put(queue, "2");

        http().post("/control/" + queue, START);

        assertEquals("1", http().get("/q/" + queue).text());
        assertEquals("2", http().get("/q/" + queue).text());
    }

    @Test
    default void describesAStoppedQueue() {
        String queue = newQueue();
        put(queue, "1");
        http().post("/control/" + queue, STOP);
        http().get("/q/" + queue);

        JsonObject stats = http().get("/stats/" + queue).json();

        assertEquals(0, stats.getInt("status"));
        assertEquals(1, stats.getInt("ready"));
        assertEquals(0, stats.getInt("processed"));
        assertEquals(1, stats.getInt("enqueued"));
    }

    @Test
    default void stopsTwice() {
        String queue = newQueue();
        http().post("/control/" + queue, STOP);

        assertEquals(200, http().post("/control/" + queue, STOP).status());
        assertEquals(0, http().get("/control/" + queue).json().getInt("status"));
    }

    @Test
    default void stopsNoOtherQueue() {
        String queue = newQueue();
        http().post("/control/" + newQueue(), STOP);

        assertEquals(1, http().get("/control/" + queue).json().getInt("status"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "application/json",
                "application/json;",
                "text/plain",
                "multipart/form-data",
                "nonsense"
            })
    default void takesAnOrderWithAnyContentType(String type) {
        String queue = newQueue();

        assertEquals(
                200,
                http().post("/control/" + queue, STOP, "Content-Type", type).status());
        assertEquals(0, http().get("/control/" + queue).json().getInt("status"));
    }

    @Test
    default void readsAnOrderWithWhiteSpaceAndEscapes() {
        String queue = newQueue();

        assertEquals(
                200,
                http().post("/control/" + queue, " {\n\t\"\\u0073tatus\" : \"st\\u006fp\" } ")
                        .status());
        assertEquals(0, http().get("/control/" + queue).json().getInt("status"));
    }

    @Test
    default void refusesAStatusThatIsNone() {
        assertError(400, "invalid status pause", http().post("/control/" + newQueue(), "{\"status\":\"pause\"}"));
    }

    @Test
    default void refusesAStatusThatIsInCapitals() {
        assertError(400, "invalid status STOP", http().post("/control/" + newQueue(), "{\"status\":\"STOP\"}"));
    }

    @Test
    default void quotesAStatusThatIsNoneAsJson() {
        Answer answer = http().post("/control/" + newQueue(), "{\"status\":\"a\\\"b\\u0000\\n<\u00e9>\"}");

        assertSomeError(400, answer);
        assertEquals("invalid status a\"b\u0000\n<\u00e9>", answer.error());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":\"\\ud800\"}",
                "{\"status\":1}",
                "{\"status\":null}",
                "{\"status\":[\"stop\"]}",
                "{}",
                "[]",
                "\"stop\"",
                "1"
            })
    default void refusesJsonThatIsNoOrder(String body) {
        String queue = newQueue();

        assertSomeError(400, http().post("/control/" + queue, body));
        assertEquals(1, http().get("/control/" + queue).json().getInt("status"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "{\"status\":\"stop\"", "{\"status\":\"stop\"}}", "status=stop", " "})
    default void refusesAnOrderThatIsNotJson(String body) {
        String queue = newQueue();

        assertSomeError(400, http().post("/control/" + queue, body));
        assertEquals(1, http().get("/control/" + queue).json().getInt("status"));
    }

    @Test
    default void refusesAnOrderWithoutContent() {
        assertError(400, "content is missing", http().post("/control/" + newQueue(), ""));
    }

    @Test
    default void refusesAnUnknownFieldAndThenChangesNothing() {
        String queue = newQueue();

        Answer answer = http().post("/control/" + queue, "{\"status\":\"stop\",\"colour\":\"red\"}");

        assertSomeError(400, answer);
        assertTrue(answer.error().contains("colour"), answer::toString);
        assertEquals(1, http().get("/control/" + queue).json().getInt("status"));
    }
}
