package org.presque.contract.later;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertBadParameter;
import static org.presque.contract.RunningPresque.assertFields;
import static org.presque.contract.RunningPresque.assertSomeError;
import static org.presque.contract.RunningPresque.newQueue;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.contract.RunningPresque;
import org.presque.testing.Answer;
import org.presque.testing.Together;

/** {@code GET /j/NAME?state=…}: the jobs of a state, page by page. */
public interface JobPagesContract extends RunningPresque {
    @Test
    default void tellsThePageOfAState() {
        String queue = newQueue();
        String id = put(queue, "priority=3", "{\"a\": 1.0}");
        put(queue, "delay=1000", "2");

        Answer answer = http().get("/j/" + queue + "?state=ready");

        assertFields(answer, "queue", "state", "jobs", "next");
        assertEquals(queue, answer.json().getString("queue"));
        assertEquals("ready", answer.json().getString("state"));
        assertEquals(JsonValue.NULL, answer.json().get("next"));
        List<JsonObject> jobs = answer.json().getJsonArray("jobs").getValuesAs(JsonObject.class);
        assertEquals(1, jobs.size());
        assertEquals(http().get("/j/" + queue + "/" + id).json(), jobs.get(0));
        assertTrue(answer.text().contains("{\"a\": 1.0}"), answer::toString);
    }

    @Test
    default void tellsThePageOfDelayedJobs() {
        String queue = newQueue();
        put(queue, "1");
        String id = put(queue, "delay=1000", "2");

        JsonObject page = http().get("/j/" + queue + "?state=delayed").json();

        assertEquals("delayed", page.getString("state"));
        assertEquals(List.of(id), ids(page));
        assertEquals(2, http().get("/j/" + queue + "/" + id).json().getInt("job"));
    }

    private static List<String> ids(JsonObject page) {
        return page.getJsonArray("jobs").getValuesAs(JsonObject.class).stream()
                .map(job -> job.getJsonNumber("id").toString())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ready", "delayed"})
    default void tellsAnEmptyPageOfAnUnknownQueue(String state) {
        String queue = newQueue();

        JsonObject page = http().get("/j/" + queue + "?state=" + state).json();

        assertEquals(List.of(), ids(page));
        assertEquals(JsonValue.NULL, page.get("next"));
    }

    @Test
    default void takesNothingWhenItTellsAPage() {
        String queue = newQueue();
        putMany(queue, 10);

        allIds(queue, "ready", 3);

        assertCounters(queue, "ready=10 enqueued=10");
        assertEquals("1", http().get("/q/" + queue).text());
    }

    /** The ids of all the pages, one after the other. */
    private List<String> allIds(String queue, String state, int limit) {
        List<String> ids = new ArrayList<>();
        String path = "/j/" + queue + "?state=" + state + "&limit=" + limit;
        JsonObject page = http().get(path).json();
        ids.addAll(ids(page));
        while (page.get("next") instanceof JsonString next) {
            assertTrue(ids(page).size() <= limit, page::toString);
            page = http().get(path + "&after=" + encoded(next.getString())).json();
            ids.addAll(ids(page));
        }
        return ids;
    }

    private static String encoded(String cursor) {
        return URLEncoder.encode(cursor, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 10, 100})
    default void tellsEachJobOnceOverThePages(int limit) {
        String queue = newQueue();
        List<String> put = IntStream.range(0, 30)
                .mapToObj(i -> put(queue, options(i), "1"))
                .toList();

        List<String> told = allIds(queue, "ready", limit);

        assertEquals(put.size(), told.size(), told::toString);
        assertEquals(new TreeSet<>(put), new TreeSet<>(told));
    }

    /** Many priorities, some with a time to live, one key or two. */
    private static String options(int i) {
        return switch (i % 4) {
            case 0 -> "";
            case 1 -> "priority=" + i % 10;
            case 2 -> "ttl=600";
            default -> "priority=8&uniq=" + i;
        };
    }

    @Test
    default void tellsEachDelayedJobOnceOverThePages() {
        String queue = newQueue();
        List<String> put = IntStream.range(0, 25)
                .mapToObj(i -> put(queue, "delay=" + (1000 - i % 5) + "&priority=" + i % 3, "1"))
                .toList();

        List<String> told = allIds(queue, "delayed", 4);

        assertEquals(put.size(), told.size(), told::toString);
        assertEquals(new TreeSet<>(put), new TreeSet<>(told));
    }

    @Test
    default void tellsDueJobsAmongTheReadyOnes() {
        String queue = newQueue();
        Set<String> put = new TreeSet<>();
        IntStream.range(0, 10).forEach(i -> put.add(put(queue, i % 2 == 0 ? "delay=0.1" : "", "1")));
        awaitSize(queue, 10);

        List<String> told = allIds(queue, "ready", 3);

        assertEquals(10, told.size(), told::toString);
        assertEquals(put, new TreeSet<>(told));
        assertEquals(List.of(), allIds(queue, "delayed", 3));
    }

    @Test
    default void neverTellsWithoutBounds() {
        String queue = newQueue();
        putMany(queue, 1000);
        putMany(queue, 1000);

        JsonObject page = http().get("/j/" + queue + "?state=ready").json();

        assertTrue(ids(page).size() <= 1000, "it told " + ids(page).size());
        assertNotEquals(JsonValue.NULL, page.get("next"));
    }

    @Test
    default void skipsNoJobThatStaysWhileOthersComeAndGo() {
        String queue = newQueue();
        List<String> staying = new ArrayList<>();
        List<String> going = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 120; i++) {
            (i % 2 == 0 ? staying : going).add(put(queue, i % 3 == 0 ? "priority=" + i % 10 : "", "1"));
        }
        Set<String> told = ConcurrentHashMap.newKeySet();
        AtomicBoolean isOver = new AtomicBoolean();

        Together.run(3, client -> {
            if (client == 0) {
                told.addAll(allIds(queue, "ready", 5));
                isOver.set(true);
            } else {
                comeAndGo(queue, going, isOver);
            }
        });

        assertTrue(told.containsAll(staying), () -> "skipped some of " + staying + ", told " + told);
        assertAddsUp(queue);
    }

    private void comeAndGo(String queue, List<String> going, AtomicBoolean isOver) {
        for (int i = 0; i < 1000 && !isOver.get(); i++) {
            String id = put(queue, "priority=" + i % 10, "1");
            http().delete("/q/" + queue + "/" + (i < 25 ? going.remove(0) : id));
        }
    }

    @Test
    default void skipsNoJobThatStaysWhileThoseInFrontAreFetched() {
        String queue = newQueue();
        IntStream.range(0, 40).forEach(i -> put(queue, "priority=9", "1"));
        List<String> staying =
                IntStream.range(0, 40).mapToObj(i -> put(queue, "1")).toList();
        Set<String> told = new TreeSet<>();

        String path = "/j/" + queue + "?state=ready&limit=10";
        JsonObject page = http().get(path).json();
        told.addAll(ids(page));
        for (int i = 0; i < 40 && page.get("next") instanceof JsonString next; i++) {
            http().get("/qb/" + queue + "?batch_size=" + Math.max(1, Math.min(13, 40 - 13 * i)));
            page = http().get(path + "&after=" + encoded(next.getString())).json();
            told.addAll(ids(page));
        }

        List<String> left = allIds(queue, "ready", 100);
        assertTrue(staying.containsAll(left), left::toString);
        assertTrue(told.containsAll(left), () -> "skipped some of " + left + ", told " + told);
    }

    @Test
    default void refusesACursorOfAnotherQueue() {
        String queue = newQueue();
        String other = newQueue();
        putMany(queue, 3);
        putMany(other, 3);

        assertSomeError(400, http().get("/j/" + other + "?state=ready&limit=1&after=" + cursor(queue)));
    }

    private String cursor(String queue) {
        return encoded(http().get("/j/" + queue + "?state=ready&limit=1").json().getString("next"));
    }

    @Test
    default void refusesACursorOfAnotherState() {
        String queue = newQueue();
        putMany(queue, 3);

        assertSomeError(400, http().get("/j/" + queue + "?state=delayed&limit=1&after=" + cursor(queue)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0", "-1", "1", "%00", "AAAA", "%F0%9F%98%80", "null", "*", "%28", "a.b", "5-1"})
    default void refusesACursorThatIsNone(String cursor) {
        String queue = newQueue();
        putMany(queue, 3);

        Answer answer = http().get("/j/" + queue + "?state=ready&after=" + cursor);

        assertSomeError(400, answer);
        assertTrue(answer.error().contains("after") || answer.error().contains("cursor"), answer::toString);
    }

    @Test
    default void refusesACursorWithMoreBehindIt() {
        String queue = newQueue();
        putMany(queue, 3);

        assertSomeError(400, http().get("/j/" + queue + "?state=ready&after=" + cursor(queue) + "xyz"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "1.5", "1e1", "99999999999999999999"})
    default void refusesALimitThatIsNone(String limit) {
        assertBadParameter("limit", limit, http().get("/j/" + newQueue() + "?state=ready&limit=" + limit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo", "READY", "processed", "ready,delayed"})
    default void refusesToTellOfAStateThatIsNone(String state) {
        assertBadParameter("state", state, http().get("/j/" + newQueue() + "?state=" + state));
    }
}
