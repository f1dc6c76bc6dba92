package org.presque.contract.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.presque.contract.RunningPresque.newQueue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.contract.leases.Leasing;

/** What the forms of a queue's page do to its jobs: to those that are ticked, or to all in a state. */
public interface QueueJobsContract extends QueuePaging {
    @Test
    default void retriesTheSelectedJobsAndNoOthers() {
        String queue = newQueue();
        List<String> dead = List.of(
                putDead(queue, "").id(),
                putDead(queue, "").id(),
                putDead(queue, "").id());

        String shown = followed(
                path(queue, "dead"),
                send(path(queue, "dead"), "act", "ready", "id", dead.get(0), "id", dead.get(2), "id", "999"));

        assertShows("2 jobs are ready now. 1 could not be", shown);
        assertEquals(List.of(dead.get(1)), listed(shown));
        assertEquals(List.of(dead.get(0), dead.get(2)), idsOf(queue, "ready"));
    }

    @Test
    default void asksBeforeItDeletesTheSelectedJobs() {
        String queue = newQueue();
        String first = put(queue, "1");
        String second = put(queue, "2");
        String third = put(queue, "3");

        String asked = page(200, send(path(queue, "ready"), "act", "delete", "id", first, "id", third));

        assertShows("<h1>Delete 2 jobs of " + queue + "?</h1>", asked);
        assertEquals(3, size(queue));
        String shown = followed(
                path(queue, "ready"),
                send(path(queue, "ready"), "act", "delete", "sure", "yes", "id", first, "id", third));
        assertShows("2 jobs were deleted.", shown);
        assertEquals(List.of(second), idsOf(queue, "ready"));
    }

    @Test
    default void deletesNoJobThatAWorkerHas() {
        String queue = newQueue();
        String leased = putLeased(queue, "").id();

        String page = page(path(queue, "leased"));
        assertFalse(page.contains("type=\"checkbox\""), page);
        assertFalse(page.contains("confirm="), page);
        page(400, http().get(path(queue, "leased") + "&confirm=delete"));
        page(400, send(path(queue, "leased"), "act", "delete-all"));
        String shown = followed(
                path(queue, "leased"), send(path(queue, "leased"), "act", "delete", "sure", "yes", "id", leased));
        assertShows("0 jobs were deleted. 1 could not be", shown);
        assertCounters(queue, "leased=1 enqueued=1");
    }

    @Test
    default void retriesAllDeadJobsAlsoThoseThatThePageDoesNotShow() {
        String queue = newQueue();
        http().post("/qb/" + queue + "?tries=1", Leasing.same(60));
        String batch = batchOf(queue, 60);
        assertEquals(200, http().put("/qb/" + queue, batch).status());

        String asked = page(path(queue, "dead") + "&confirm=ready");
        assertShows("<h1>Retry all dead jobs of " + queue + "?</h1>", asked);
        assertShows("Retry 60 jobs</button>", asked);
        assertCounters(queue, "dead=60 enqueued=60 failed=60");

        String shown = followed(path(queue, "dead"), send(path(queue, "dead"), "act", "ready-all", "sure", "yes"));
        assertShows("60 jobs are ready now.", shown);
        assertCounters(queue, "ready=60 enqueued=60 failed=60");
    }

    private String batchOf(String queue, int count) {
        return Leasing.batch(leaseMany(queue, count, "60"), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ready", "delayed", "dead"})
    default void deletesAllJobsInAState(String state) {
        String queue = newQueue();
        putDead(queue, "");
        put(queue, "1");
        put(queue, "delay=600", "1");

        assertShows("Delete 1 job</button>", page(path(queue, state) + "&confirm=delete"));
        String shown = followed(path(queue, state), send(path(queue, state), "act", "delete-all", "sure", "yes"));

        assertShows("1 job was deleted.", shown);
        assertShows("No " + state + " jobs.", shown);
        assertEquals(
                2,
                stats(queue).getInt("ready")
                        + stats(queue).getInt("delayed")
                        + stats(queue).getInt("dead"));
    }

    @Test
    default void runsAllDelayedJobsNow() {
        String queue = newQueue();
        for (int job = 0; job < 60; job++) {
            put(queue, "delay=600", "1");
        }
        String path = path(queue, "delayed");
        assertShows("Run all 60 now…</a>", page(path));
        assertShows("Run 60 jobs now</button>", page(path + "&confirm=ready"));

        assertShows("60 jobs are ready now.", followed(path, send(path, "act", "ready-all", "sure", "yes")));
        assertCounters(queue, "ready=60 enqueued=60");
    }

    @Test
    default void deletesAllThatMatchAndNoOthers() {
        String queue = newQueue();
        List<String> ids = putMany(queue, 250).stream().map(String::valueOf).toList();
        List<String> others = ids.stream().filter(id -> !id.contains("7")).toList(); // each job is its own number
        int matching = ids.size() - others.size();
        String path = path(queue, "ready") + "&q=7";

        String asked = page(path + "&confirm=delete");
        assertShows("<h1>Delete all ready jobs of " + queue + " that have “7” in text or error?</h1>", asked);
        assertShows("Delete " + matching + " jobs</button>", asked);
        String shown = followed(path, send(path, "act", "delete-all", "sure", "yes"));

        assertShows(matching + " jobs were deleted.", shown);
        assertEquals(others, takeAll(queue));
    }

    /** The address tells what was done, so anybody's link may say so. */
    @Test
    default void asksAgainBeforeItGoesOn() {
        String queue = newQueue();
        put(queue, "1");
        String path = path(queue, "ready") + "&q=1";
        String shown = page(path + "&done=deleted-2-0-1");
        assertShows("?state=ready&amp;q=1&amp;confirm=delete\">Go on</a>", shown);
        assertFalse(shown.contains("delete-all"), shown);
    }

    @Test
    default void retriesAllThatMatchAndNoOthers() {
        String queue = newQueue();
        String boom = putDead(queue, "").id();
        fail(putLeased(queue, "tries=1"), "bang");
        String path = path(queue, "dead") + "&q=BOOM";

        assertShows("Retry all that match…</a>", page(path));
        assertShows("1 job is ready now.", followed(path, send(path, "act", "ready-all", "sure", "yes")));
        assertEquals(List.of(boom), listed(page(path(queue))));
        assertCounters(queue, "ready=1 dead=1 enqueued=2 failed=2");
    }

    @ParameterizedTest
    @CsvSource({"ready, ready", "ready, leased", "delete, leased", "explode, dead"})
    default void asksNothingThatItWouldNotDo(String what, String state) {
        page(400, http().get(path(newQueue(), state) + "&confirm=" + what));
    }

    @Test
    default void makesNothingReadyThatIsReady() {
        String queue = newQueue();
        putDead(queue, "");
        page(400, send(path(queue, "ready"), "act", "ready-all"));
        assertCounters(queue, "dead=1 enqueued=1 failed=1");
    }
}
