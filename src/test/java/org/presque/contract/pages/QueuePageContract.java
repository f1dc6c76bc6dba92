package org.presque.contract.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.newQueue;

import jakarta.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.contract.RedisFaultsContract;
import org.presque.contract.leases.Leasing;
import org.presque.testing.Answer;

/** {@code /ui/q/NAME}: the page of a queue, and what its forms do. */
public interface QueuePageContract extends Paging {
    private static String path(String queue) {
        return "/ui/q/" + queue;
    }

    private static String path(String queue, String state) {
        return path(queue) + "?state=" + state;
    }

    /** The ids of the jobs that a page lists, in their order. */
    private static List<String> listed(String page) {
        return Pattern.compile("scope=\"row\"><a href=\"[^\"]*/(\\d+)\">\\1</a>")
                .matcher(page)
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    /** The numbers on the tabs: ready, delayed, leased, dead. */
    private static String counts(String page) {
        return String.join(
                " ",
                Pattern.compile("data-count=\"\\w+\">([\\d,]+)</b>")
                        .matcher(page)
                        .results()
                        .map(tab -> tab.group(1))
                        .toList());
    }

    private static void assertShows(String text, String page) {
        assertTrue(page.contains(text), () -> text + " is not in " + page);
    }

    @Test
    default void showsTheJobsInAState() {
        String queue = newQueue();
        String dead = putDead(queue, "").id();
        String leased = putLeased(queue, "").id();
        String ready = put(queue, "{\"first\":1}");
        String second = put(queue, "2");
        String delayed = put(queue, "delay=600", "3");

        assertEquals(List.of(ready, second), listed(page(path(queue))));
        assertEquals(List.of(delayed), listed(page(path(queue, "delayed"))));
        assertEquals(List.of(leased), listed(page(path(queue, "leased"))));
        assertEquals(List.of(dead), listed(page(path(queue, "dead"))));
        assertEquals("2 1 1 1", counts(page(path(queue))));
        assertShows("boom", page(path(queue, "dead")));
        assertShows("{&#034;first&#034;:1}", page(path(queue)));
    }

    @Test
    default void showsAQueueThatIsNotThereYet() {
        String page = page(path(newQueue(), "dead"));
        assertEquals("0 0 0 0", counts(page));
        assertShows("No dead jobs.", page);
    }

    @Test
    default void pagesThroughAList() {
        String queue = newQueue();
        List<String> ids = putMany(queue, 120).stream().map(String::valueOf).toList();

        String first = page(path(queue));
        String second = page(more(first));
        String third = page(more(second));

        assertEquals(ids.subList(0, 50), listed(first));
        assertEquals(ids.subList(50, 100), listed(second));
        assertEquals(ids.subList(100, 120), listed(third));
        assertFalse(third.contains("More jobs"));
        assertShows("First jobs", third);
    }

    private static String more(String page) {
        Matcher link =
                Pattern.compile("href=\"(?:\\.\\./)+([^\"]*)\">More jobs").matcher(page);
        assertTrue(link.find(), page);
        return "/" + link.group(1).replace("&amp;", "&");
    }

    @ParameterizedTest
    @FieldSource("HOSTILE_TEXTS")
    default void showsHostileTextsAsTexts(String text) {
        String queue = newQueue();
        String json = Json.createValue(text).toString();
        put(queue, "tries=1", json);
        var lease = lease(queue);
        putBack(lease, "", "{\"error\":" + json + "}");

        String page = page(path(queue, "dead"));

        assertEquals(List.of(lease.id()), listed(page));
        String shown = text.replaceAll("\\p{Cf}", "");
        assertShows(Paging.escaped(shown), page.replaceAll("\\\\u20\\w\\w", ""));

        String again = page(400, send(path(queue), "act", "add", "job", text + "{", "priority", text));
        assertShows(Paging.escaped(text + "{"), again);
        page(400, send(path(queue), "act", "set", "backoff", text));
        page(400, send(path(queue), "act", "purge", "name", text));
        page(400, send(path(queue), "act", text));
        page(400, send(path(queue), "act", "ready", "id", text));
        page(400, http().get(path(queue) + "?state=" + Paging.segment(text)));
        page(http().get(path(queue) + "?done=" + Paging.segment(text)).status(), http().get(path(queue)));
    }

    @ParameterizedTest
    @FieldSource("ODD_NAMES")
    default void showsOddlyNamedQueues(String name) {
        String queue = Paging.segment(name);
        try {
            String shown = followed(path(queue), send(path(queue), "act", "add", "job", "1"));
            assertShows("<bdi>" + name + "</bdi>", shown);
            assertEquals(1, listed(shown).size());
            assertShows("is stopped", followed(path(queue), send(path(queue), "act", "stop")));
        } finally {
            http().delete("/q/" + queue);
            http().post("/control/" + queue, "{\"status\":\"start\"}");
        }
    }

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
    default void findsJobsByAWordInTheirTextOrTheirErrors() {
        String queue = newQueue();
        String dead = putDead(queue, "").id();
        String first = put(queue, "{\"to\":\"Anna@example.org\"}");
        put(queue, "{\"to\":\"bob@example.org\"}");
        String third = put(queue, "\"ANNA\"");

        String found = page(path(queue) + "?q=anna");
        assertEquals(List.of(first, third), listed(found));
        assertShows("2 jobs found, of 3 looked at.", found);
        assertFalse(found.contains("confirm="), "what is done to all is not done to what was searched");
        assertEquals(List.of(dead), listed(page(path(queue, "dead") + "&q=BOOM")));
        assertShows("0 jobs found, of 1 looked at.", page(path(queue, "dead") + "&q=anna"));
        String shown = followed(path(queue) + "?q=anna", send(path(queue) + "?q=anna", "act", "ready", "id", first));
        assertEquals(List.of(first, third), listed(shown), "the search is still there");
    }

    @Test
    default void goesOnSearchingFromWhereItEnded() {
        String queue = newQueue();
        List<String> ids = putMany(queue, 250).stream().map(String::valueOf).toList();

        String first = page(path(queue) + "?q=1");
        Matcher link =
                Pattern.compile("href=\"(?:\\.\\./)+([^\"]*)\">Go on searching").matcher(first);
        assertTrue(link.find(), first);
        String second = page("/" + link.group(1).replace("&amp;", "&"));

        List<String> expected = ids.stream().filter(id -> id.contains("1")).toList();
        List<String> found = new ArrayList<>(listed(first));
        found.addAll(listed(second));
        assertEquals(expected, found);
    }

    @ParameterizedTest
    @FieldSource("HOSTILE_TEXTS")
    default void searchesForHostileTexts(String text) {
        String queue = newQueue();
        String json = Json.createValue(text).toString();
        String id = put(queue, json);
        String word = json.substring(1, json.length() - 1);

        String found = page(path(queue) + "?q=" + Paging.segment(word));

        assertEquals(List.of(id), listed(found));
        assertShows("value=\"" + Paging.escaped(word) + "\"", found);
    }

    @ParameterizedTest
    @CsvSource({"ready, ready", "ready, delayed", "explode, dead"})
    default void asksNothingThatItWouldNotDo(String what, String state) {
        page(400, http().get(path(newQueue(), state) + "&confirm=" + what));
    }

    @Test
    default void retriesNothingButTheDead() {
        String queue = newQueue();
        putDead(queue, "");
        page(400, send(path(queue, "delayed"), "act", "ready-all"));
        assertCounters(queue, "dead=1 enqueued=1 failed=1");
    }

    @Test
    default void stopsAndStarts() {
        String queue = newQueue();
        put(queue, "1");

        assertShows("value=\"start\"", followed(path(queue), send(path(queue), "act", "stop")));
        assertError(404, "queue is closed", http().get("/q/" + queue));
        assertShows("value=\"stop\"", followed(path(queue), send(path(queue), "act", "start")));
        assertEquals(200, http().get("/q/" + queue).status());
    }

    @Test
    default void setsWhatTheProtocolSets() {
        String queue = newQueue();
        String shown = followed(
                path(queue),
                send(
                        path(queue),
                        "act",
                        "set",
                        "ttl",
                        "PT1H",
                        "max_length",
                        "10",
                        "tries",
                        "3",
                        "backoff",
                        "exp:2s,1h",
                        "ttr",
                        "1.5",
                        "policy",
                        ""));

        assertShows("The settings were saved.", shown);
        assertEquals(
                "{\"queue\":\"" + queue
                        + "\",\"status\":1,\"ttl\":3600,\"max_length\":10,\"tries\":3,\"backoff\":\"exp:2s,1h\",\"ttr\":1.5}",
                http().get("/control/" + queue).text());
        for (String value : List.of("3600", "10", "3", "exp:2s,1h", "1.5")) {
            assertShows("value=\"" + value + "\"", shown);
        }
        followed(path(queue), send(path(queue), "act", "set", "ttl", "", "max_length", "", "policy", "broadcast"));
        assertEquals(
                "{\"queue\":\"" + queue + "\",\"status\":1,\"policy\":\"broadcast\"}",
                http().get("/control/" + queue).text());
    }

    @Test
    default void keepsWhatWasTypedWhereItIsRefused() {
        String queue = newQueue();
        String settings = page(400, send(path(queue), "act", "set", "ttl", "soon", "tries", "7"));
        assertShows("set: invalid ttl: soon is not", settings);
        assertShows("name=\"ttl\" value=\"soon\"", settings);
        assertShows("name=\"tries\" value=\"7\"", settings);
        assertEquals(
                "{\"queue\":\"" + queue + "\",\"status\":1}",
                http().get("/control/" + queue).text());

        String job = page(400, send(path(queue), "act", "add", "job", "{\"a\":}", "priority", "9"));
        assertShows("add: job is not valid JSON", job);
        assertShows("{&#034;a&#034;:}</textarea>", job);
        assertShows("name=\"priority\" value=\"9\"", job);
        page(400, send(path(queue), "act", "add", "job", ""));
        assertEquals(0, size(queue));
    }

    @Test
    default void addsAJob() {
        String queue = newQueue();
        String shown = followed(
                path(queue, "ready"),
                send(
                        path(queue, "ready"),
                        "act",
                        "add",
                        "job",
                        "{\r\n  \"a\": 1\r\n}\r\n",
                        "priority",
                        "9",
                        "uniq",
                        "k",
                        "delay",
                        ""));

        assertShows("Job 1 was added.", shown);
        assertEquals("{\n  \"a\": 1\n}", takeAll(queue).get(0));
        followed(path(queue), send(path(queue), "act", "add", "job", "1", "delay", "600"));
        assertEquals(1, stats(queue).getInt("delayed"));
    }

    @Test
    default void deletesTheQueueOnlyForOneWhoTypesItsName() {
        String queue = newQueue();
        put(queue, "1");
        String refused = page(400, send(path(queue), "act", "purge", "name", queue + "x"));
        assertShows("purge: the name that was typed is not that of the queue", refused);
        page(400, send(path(queue), "act", "purge"));
        assertEquals(1, size(queue));

        String shown = followed(path(queue), send(path(queue), "act", "purge", "name", queue));

        assertShows("The queue was deleted with all its jobs.", shown);
        assertFalse(shown.contains(queue), shown);
        assertCounters(queue, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=abc", "after=%00", "state=leased&after=cmVhZHk", "state=nothing"})
    default void refusesAPlaceThatIsNone(String query) {
        page(400, http().get(path(newQueue()) + "?" + query));
    }

    @Test
    default void refusesACursorOfAnotherList() {
        String queue = newQueue();
        putMany(queue, 60);
        String more = more(page(path(queue)));
        page(400, http().get(more.replace("state=ready", "state=dead")));
        page(400, http().get(more.replace(queue, newQueue())));
    }

    @Test
    default void showsPagesForNamesThatNoQueueHas() {
        page(404, http().get("/ui/q/"));
        assertShows("Invalid queue name", page(400, http().get("/ui/q/a,b")));
        page(400, http().get("/ui/q/foo/17"));
        page(400, http().get("/ui/q/a%20b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "ready-all", "delete-all", "delete", "purge", "add", "set"})
    default void refusesThePagesOfOtherSites(String act) {
        String queue = newQueue();
        put(queue, "1");
        Answer answer = http().post(
                        path(queue),
                        "act=" + act + "&sure=yes&id=1&job=1&name=" + queue,
                        "Origin",
                        "http://evil.example");
        assertError(403, "cross-site request refused", answer);
        assertCounters(queue, "ready=1 enqueued=1");
    }

    @Test
    default void saysWhatDidNotWorkWithoutRedis() {
        String queue = newQueue();
        RedisFaultsContract.kill(this);
        try {
            assertShows("<h2>Redis cannot be reached</h2>", page(503, http().get(path(queue))));
            Answer answer = send(path(queue), "act", "stop");
            assertTrue(answer.status() == 503 || answer.status() == 504, answer::toString);
            assertShows("stop: redis ", page(answer.status(), answer));
        } finally {
            redis().restart();
        }
        RedisFaultsContract.isBack(this);
    }
}
