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
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.contract.RedisFaultsContract;
import org.presque.testing.Answer;

/** {@code /ui/q/NAME}: the page of a queue, and what its forms do to it. */
public interface QueuePageContract extends QueuePaging {
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
        page(path(queue) + "?done=" + Paging.segment(text));
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
    default void findsJobsByAWordInTheirTextOrTheirErrors() {
        String queue = newQueue();
        String dead = putDead(queue, "").id();
        String first = put(queue, "{\"to\":\"Anna@example.org\"}");
        put(queue, "{\"to\":\"bob@example.org\"}");
        String third = put(queue, "\"ANNA\"");

        String found = page(path(queue) + "?q=anna");
        assertEquals(List.of(first, third), listed(found));
        assertShows("2 jobs found, of 3 looked at.", found);
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
    @ValueSource(strings = {"after=abc", "after=%00", "state=leased&after=cmVhZHk", "state=nothing", "state=%7B0%7D"})
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
