package org.presque.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertEmpty;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.assertJson;
import static org.presque.contract.RunningPresque.newQueue;

import org.junit.jupiter.api.Test;

/** {@code DELETE /q/NAME}: everything of a queue goes. */
public interface PurgeContract extends RunningPresque {
    @Test
    default void purgesAQueue() {
        String queue = newQueue();
        put(queue, "1");
        put(queue, "2");

        assertEmpty(204, http().delete("/q/" + queue));

        assertError(404, "no job", http().get("/q/" + queue));
        assertEquals(0, size(queue));
    }

    @Test
    default void purgesAnUnknownQueueAllTheSame() {
        assertEmpty(204, http().delete("/q/" + newQueue()));
    }

    @Test
    default void purgesTwice() {
        String queue = newQueue();
        put(queue, "1");

        assertEmpty(204, http().delete("/q/" + queue));
        assertEmpty(204, http().delete("/q/" + queue));
    }

    @Test
    default void purgesTheCountersToo() {
        String queue = newQueue();
        put(queue, "1");
        put(queue, "2");
        http().get("/q/" + queue);
        String unknown = http().get("/stats/" + newQueue()).text().replaceAll("q-[0-9a-f-]+", queue);

        http().delete("/q/" + queue);

        assertJson(200, unknown, http().get("/stats/" + queue));
        assertJson(
                200,
                "{\"queue_name\":\"" + queue + "\",\"job_count\":0,\"job_processed\":0,\"job_failed\":0}",
                http().get("/j/" + queue));
    }

    @Test
    default void takesAPurgedQueueOffTheList() {
        String queue = newQueue();
        put(queue, "1");
        assertTrue(http().get("/stats/").text().contains(queue));

        http().delete("/q/" + queue);

        assertFalse(http().get("/stats/").text().contains(queue));
    }

    @Test
    default void listsAPurgedQueueAgainOnceItHasAJob() {
        String queue = newQueue();
        put(queue, "1");
        http().delete("/q/" + queue);

        put(queue, "2");

        assertTrue(http().get("/stats/").text().contains(queue));
        assertEquals("2", http().get("/q/" + queue).text());
    }

    @Test
    default void neverGivesAnIdTwiceNotEvenAfterAPurge() {
        String queue = newQueue();
        put(queue, "1");
        long last = Long.parseLong(put(queue, "2"));

        http().delete("/q/" + queue);

        long next = Long.parseLong(put(queue, "3"));
        assertTrue(next > last, next + " after " + last);
    }

    @Test
    default void leavesAStoppedQueueStopped() {
        String queue = newQueue();
        put(queue, "1");
        http().post("/control/" + queue, "{\"status\":\"stop\"}");

        http().delete("/q/" + queue);
        put(queue, "2");

        assertError(404, "queue is closed", http().get("/q/" + queue));
        assertJson(200, "{\"queue\":\"" + queue + "\",\"status\":0}", http().get("/control/" + queue));
    }

    @Test
    default void takesAStoppedPurgedQueueOffTheListToo() {
        String queue = newQueue();
        http().post("/control/" + queue, "{\"status\":\"stop\"}");

        http().delete("/q/" + queue);

        assertFalse(http().get("/stats/").text().contains(queue));
    }
}
