package org.presque.contract.waiting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.assertJson;
import static org.presque.contract.RunningPresque.assertSomeError;
import static org.presque.contract.RunningPresque.newQueue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code {"policy":"broadcast"}}, for those who fetch. */
public interface PolicyContract extends Polling {
    String NO_LEASES = "invalid ttr: the policy of the queue is broadcast, which has no leases";

    private String broadcast() {
        String queue = newQueue();
        assertJson(
                200,
                "{\"queue\":\"" + queue + "\",\"response\":\"updated\"}",
                http().post("/control/" + queue, "{\"policy\":\"broadcast\"}"));
        return queue;
    }

    @Test
    default void tellsThePolicyThatIsSet() {
        String queue = broadcast();

        assertJson(
                200,
                "{\"queue\":\"" + queue + "\",\"status\":1,\"policy\":\"broadcast\"}",
                http().get("/control/" + queue));
        http().post("/control/" + queue, "{\"policy\":\"roundrobin\"}");
        assertEquals("roundrobin", http().get("/control/" + queue).json().getString("policy"));
        http().post("/control/" + queue, "{\"policy\":null}");
        assertJson(200, "{\"queue\":\"" + queue + "\",\"status\":1}", http().get("/control/" + queue));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"BROADCAST\"", "\"fanout\"", "1", "true", "\"\"", "[\"broadcast\"]"})
    default void refusesAPolicyThatIsNone(String policy) {
        assertSomeError(400, http().post("/control/" + newQueue(), "{\"policy\":" + policy + "}"));
    }

    @Test
    default void givesAPlainFetchItsJobsWhileNobodyListens() {
        String queue = broadcast();
        put(queue, "1");

        assertEquals("1", http().get("/q/" + queue).text());
        Poll poll = park(queue);
        put(queue, "2");
        assertGets("2", poll);
        assertCounters(queue, "enqueued=2 processed=2");
    }

    @Test
    default void givesNothingWhileAnotherNodeListens() {
        String queue = broadcast();
        put(queue, "1");
        redis().command("ZADD", "presque:{" + queue + "}:listeners", "9e15", "another");

        assertError(404, "no job", http().get("/q/" + queue));
        assertError(404, "no job", http().get("/qb/" + queue));
        assertError(404, "no job", http().get("/q/" + queue + "?wait=0.3"));
        assertCounters(queue, "ready=1 enqueued=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/%s?ttr=60", "/q/%s?ttr=60&wait=5", "/qb/%s?ttr=60"})
    default void hasNoLeases(String target) {
        String queue = broadcast();
        put(queue, "1");

        assertError(400, NO_LEASES, http().get(target.formatted(queue)));
        assertCounters(queue, "ready=1 enqueued=1");
    }
}
