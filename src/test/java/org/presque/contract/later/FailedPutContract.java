package org.presque.contract.later;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.assertFields;
import static org.presque.contract.RunningPresque.assertJson;
import static org.presque.contract.RunningPresque.assertSomeError;
import static org.presque.contract.RunningPresque.newQueue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.presque.contract.RunningPresque;
import org.presque.testing.Answer;

/** {@code PUT /q/NAME}: a worker failed and puts its job in again. */
public interface FailedPutContract extends RunningPresque {
    @Test
    default void putsAFailedJobInAgainAsAPostDoes() {
        String queue = newQueue();
        put(queue, "0");

        Answer answer = http().put("/q/" + queue, "{\"a\": 1}");

        String id = answer.header("X-Presque-Job");
        assertJson(201, "{\"queue\":\"" + queue + "\",\"id\":" + id + "}", answer);
        assertEquals(contextPath() + "/j/" + queue + "/" + id, answer.header("Location"));
        assertEquals(List.of("0", "{\"a\": 1}"), takeAll(queue));
    }

    @Test
    default void countsAFailure() {
        String queue = newQueue();
        http().put("/q/" + queue, "1");
        http().put("/q/" + queue, "1");

        assertCounters(queue, "ready=2 enqueued=2 failed=2");
        Answer counts = http().get("/j/" + queue);
        assertFields(counts, "queue_name", "job_count", "job_processed", "job_failed");
        assertEquals(2, counts.json().getInt("job_failed"));
    }

    @Test
    default void countsNoFailureForAJobThatIsRefused() {
        String queue = newQueue();

        assertError(400, "job is missing", http().put("/q/" + queue, ""));
        assertSomeError(400, http().put("/q/" + queue, "{"));

        assertCounters(queue, "");
    }

    @Test
    default void takesTheParametersOfAPost() {
        String queue = newQueue();
        put(queue, "1");
        http().put("/q/" + queue + "?priority=9", "2");
        http().put("/q/" + queue + "?delay=1000", "3");

        assertEquals(List.of("2", "1"), takeAll(queue));
        assertCounters(queue, "delayed=1 enqueued=3 processed=2 failed=2");
    }
}
