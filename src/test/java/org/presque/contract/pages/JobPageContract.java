package org.presque.contract.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.newQueue;

import jakarta.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.contract.RedisFaultsContract;
import org.presque.testing.Answer;

/** {@code /ui/j/NAME/ID}: the page of a job. */
public interface JobPageContract extends Paging {
    private static String path(String queue, String id) {
        return "/ui/j/" + queue + "/" + id;
    }

    @Test
    default void showsAJob() {
        String queue = newQueue();
        String id = put(queue, "priority=7", "{\"a\":[1.0,12345678901234567890],\"a\":{}}");

        String page = page(path(queue, id));

        assertTrue(page.contains("<title>" + id + " · " + queue + " · presque</title>"), page);
        assertTrue(page.contains("Job " + id), page);
        assertTrue(page.contains("""
                {
                  &#034;a&#034;: [
                    1.0,
                    12345678901234567890
                  ],
                  &#034;a&#034;: {}
                }"""), page);
        assertTrue(page.contains("{&#034;a&#034;:[1.0,12345678901234567890],&#034;a&#034;:{}}"), page);
        assertTrue(page.contains("<dt>Priority</dt><dd>7</dd>"), page);
        assertEquals(1, size(queue), "nothing is taken");
    }

    @ParameterizedTest
    @FieldSource("HOSTILE_TEXTS")
    default void showsJobsWithHostileTexts(String text) {
        String queue = newQueue();
        String json = Json.createValue(text).toString();
        putLeased(queue, "tries=1");
        String id = put(queue, "tries=1", json);
        var lease = lease(queue, "60", "X-presque-workerid", "w<b>");
        putBack(lease, "", "{\"error\":" + json + "}", "X-presque-workerid", "w<b>");

        String page = page(path(queue, id));

        assertTrue(page.contains(Paging.escaped(json)), page);
        assertTrue(page.contains("w&lt;b&gt;"), page);
        assertFalse(page.contains("by <bdi>w<b>"), page);
    }

    @ParameterizedTest
    @FieldSource("ODD_NAMES")
    default void showsJobsOfOddlyNamedQueues(String name) {
        String queue = Paging.segment(name);
        String id = put(queue, "delay=600", "1");
        try {
            assertTrue(page(path(queue, id)).contains("<bdi>" + name + "</bdi>"));
            String shown = followed(path(queue, id), send(path(queue, id), "act", "ready"));
            assertTrue(shown.contains("1 job is ready now."), shown);
            assertEquals(1, size(queue));
        } finally {
            http().delete("/q/" + queue);
        }
    }

    @Test
    default void runsADelayedJobNow() {
        String queue = newQueue();
        String id = put(queue, "delay=600", "1");
        assertTrue(page(path(queue, id)).contains(">Run now</button>"));

        String shown = followed(path(queue, id), send(path(queue, id), "act", "ready"));

        assertTrue(shown.contains("1 job is ready now."), shown);
        assertFalse(shown.contains(">Run now</button>"), shown);
        assertCounters(queue, "ready=1 enqueued=1");
    }

    @Test
    default void retriesADeadJob() {
        String queue = newQueue();
        String id = putDead(queue, "").id();
        String before = page(path(queue, id));
        assertTrue(before.contains(">Retry</button>") && before.contains("boom"), before);

        String shown = followed(path(queue, id), send(path(queue, id), "act", "ready"));

        assertTrue(shown.contains("1 job is ready now.") && shown.contains("boom"), shown);
        assertCounters(queue, "ready=1 enqueued=1 failed=1");
    }

    @Test
    default void deletesAJob() {
        String queue = newQueue();
        String id = put(queue, "1");
        String other = put(queue, "2");

        Answer answer = send(path(queue, id), "act", "delete", "state", "ready");

        assertEquals(303, answer.status(), answer::toString);
        assertTrue(
                answer.header("Location").endsWith("/ui/q/" + queue + "?state=ready&done=deleted-1-0-0"),
                answer::toString);
        page(404, http().get(path(queue, id)));
        page(path(queue, other));
    }

    @Test
    default void offersNothingThatWouldBeRefusedToALeasedJob() {
        String queue = newQueue();
        String id = putLeased(queue, "").id();

        assertFalse(page(path(queue, id)).contains("<button name=\"act\""));
        for (String act : new String[] {"ready", "delete"}) {
            String shown = page(409, send(path(queue, id), "act", act));
            assertTrue(shown.contains(act + ": job is leased"), shown);
        }
        assertCounters(queue, "leased=1 enqueued=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/1", "/999999999999999", "/9999999999999999", "/0"})
    default void saysThatThereIsNoSuchJob(String id) {
        String path = "/ui/j/" + newQueue() + id;
        assertTrue(page(404, http().get(path)).contains("<h1>No such job</h1>"));
        page(404, send(path, "act", "delete"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ui/j/", "/ui/j/foo", "/ui/j/foo/", "/ui/j/foo/x", "/ui/j/foo/1/2", "/ui/j/foo/-1"})
    default void isOnlyWhereAJobCouldBe(String path) {
        Answer answer = http().get(path);
        assertEquals(404, answer.status(), answer::toString);
        assertEquals("application/json", answer.header("Content-Type"));
    }

    @Test
    default void doesNothingThatItDoesNotKnow() {
        String queue = newQueue();
        String id = put(queue, "1");
        assertTrue(page(400, send(path(queue, id), "act", "explode")).contains("invalid act explode"));
        page(400, send(path(queue, id), "act", "<b>"));
        page(400, send(path(queue, id)));
        assertEquals(1, size(queue));
    }

    @Test
    default void doesNothingToAJobForOtherSites() {
        String queue = newQueue();
        String id = put(queue, "1");
        assertError(
                403,
                "cross-site request refused",
                http().post(path(queue, id), "act=delete", "Sec-Fetch-Site", "cross-site"));
        assertEquals(1, size(queue));
    }

    @Test
    default void saysThatRedisIsAwayInsteadOfAJob() {
        String queue = newQueue();
        RedisFaultsContract.kill(this);
        try {
            String page = page(503, http().get(path(queue, "1")));
            assertTrue(page.contains("<h2>Redis cannot be reached</h2>"), page);
        } finally {
            redis().restart();
        }
        RedisFaultsContract.isBack(this);
    }
}
