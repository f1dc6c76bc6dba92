package org.presque.contract.later;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.presque.contract.RunningPresque.assertBadParameter;
import static org.presque.contract.RunningPresque.assertJson;
import static org.presque.contract.RunningPresque.assertSomeError;
import static org.presque.contract.RunningPresque.newQueue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.contract.RunningPresque;

/** {@code DELETE /qb/NAME?state=…} deletes all jobs of a state. */
public interface BatchDeleteContract extends RunningPresque {
    @Test
    default void deletesWhatIsReadyAndLeavesWhatIsDelayed() {
        String queue = newQueue();
        putMany(queue, 3);
        put(queue, "priority=9", "1");
        put(queue, "delay=1000", "1");

        assertJson(200, "{\"deleted\":4}", http().delete("/qb/" + queue + "?state=ready"));
        assertCounters(queue, "delayed=1 enqueued=5 deleted=4");
    }

    @Test
    default void deletesWhatIsDelayedAndLeavesWhatIsReady() {
        String queue = newQueue();
        put(queue, "1");
        put(queue, "delay=1000", "2");
        put(queue, "delay=1000&priority=9", "3");

        assertJson(200, "{\"deleted\":2}", http().delete("/qb/" + queue + "?state=delayed"));
        assertCounters(queue, "ready=1 enqueued=3 deleted=2");
        assertEquals(List.of("1"), takeAll(queue));
    }

    @Test
    default void deletesMoreThanOneStepFullOfJobs() {
        String queue = newQueue();
        putMany(queue, 1000);
        putMany(queue, 1000);
        putMany(queue, 500);

        assertJson(200, "{\"deleted\":2500}", http().delete("/qb/" + queue + "?state=ready"));
        assertCounters(queue, "enqueued=2500 deleted=2500");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ready", "delayed"})
    default void deletesNothingInAnUnknownQueue(String state) {
        assertJson(200, "{\"deleted\":0}", http().delete("/qb/" + newQueue() + "?state=" + state));
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo", "READY", "processed", "ready,delayed"})
    default void refusesToDeleteAStateThatIsNone(String state) {
        String queue = newQueue();
        put(queue, "1");

        assertBadParameter("state", state, http().delete("/qb/" + queue + "?state=" + state));
        assertEquals(1, size(queue));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?state=", "?state=leased"})
    default void neverDeletesAllForWantOfAState(String query) {
        String queue = newQueue();
        put(queue, "1");

        assertSomeError(400, http().delete("/qb/" + queue + query));
        assertEquals(1, size(queue));
    }
}
