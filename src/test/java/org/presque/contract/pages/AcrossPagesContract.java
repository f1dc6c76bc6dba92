package org.presque.contract.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.newQueue;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.contract.RedisFaultsContract;
import org.presque.testing.Answer;
import org.presque.testing.French;

/** {@code /ui/dead}, {@code /ui/workers} and {@code /ui/about}: what spans queues. */
public interface AcrossPagesContract extends QueuePaging {
    /** The row of a table that begins with this. */
    private static String row(String page, String name) {
        Matcher row = Pattern.compile("(?s)<tr role=\"row\"[^>]*>\\s*<th[^>]*>(?:<a [^>]*>)?<bdi class=\"name\">"
                        + Pattern.quote(name) + "</bdi>.*?</tr>")
                .matcher(page);
        assertTrue(row.find(), () -> name + " is not in " + page);
        return row.group();
    }

    @Test
    default void listsTheQueuesThatHaveDeadJobs() {
        String queue = newQueue();
        String other = newQueue();
        String first = putDead(queue, "").id();
        putDead(queue, "");
        put(other, "1");

        // The queues of the other tests are there too.
        String page = page("/ui/dead?after=" + queue.substring(0, queue.length() - 1));

        String row = row(page, queue);
        assertTrue(row.contains(">2</td>"), row);
        assertTrue(row.contains("/ui/j/" + queue + "/" + first) || row.contains("../ui/j/" + queue + "/" + first), row);
        assertTrue(row.contains("boom"), row);
        assertTrue(row.contains("ui/q/" + queue + "?state=dead&amp;confirm=ready\""), row);
        assertTrue(row.contains("ui/q/" + queue + "?state=dead&amp;confirm=delete\""), row);
        assertFalse(page.contains(other), page);
    }

    @Test
    default void listsTheWorkersAndWhatTheyHave() {
        String queue = newQueue();
        String worker = "w<i>-" + queue;
        assertEquals(
                201,
                http().post("/w/" + queue, "", "X-presque-workerid", worker).status());
        put(queue, "1");
        String id = lease(queue, "60", "X-presque-workerid", worker).id();

        String page = page("/ui/workers?after=" + Paging.segment(worker.substring(0, worker.length() - 1)));

        String row = row(page, Paging.escaped(worker));
        assertTrue(row.contains("ui/q/" + queue + "\""), row);
        assertTrue(row.contains("ui/j/" + queue + "/" + id + "\""), row);
        http().delete("/w/" + queue, "X-presque-workerid", worker);
        assertFalse(page("/ui/workers").contains(Paging.escaped(worker)));
    }

    /** Notes how a queue stood so many minutes ago. */
    private void note(String queue, int minutesAgo, int processed, int failed) {
        long minute = (System.currentTimeMillis() / 60_000 - minutesAgo) * 60_000;
        redis().command(
                        "XADD",
                        "presque:{" + queue + "}:minutes",
                        minute + "-0",
                        "s",
                        "0 0 0 0 " + processed + " " + processed + " " + failed);
    }

    @Test
    default void showsHowMuchWasDone() {
        String queue = newQueue();
        note(queue, 20, 1000, 0);
        note(queue, 15, 1030, 10);
        note(queue, 10, 1050, 10);

        for (String page : List.of(page("/ui/history/" + queue), page("/ui/history/" + queue + "?range=day"))) {
            assertTrue(page.contains("<b>50</b> processed, "), page);
            assertTrue(page.contains(">10</b> failed"), page);
            assertTrue(page.contains("<svg class=\"chart\""), page);
        }
        String byMinute = page("/ui/history/" + queue);
        assertTrue(byMinute.contains(">30</td>") && byMinute.contains(">20</td>"), byMinute);
        assertTrue(page("/ui/q/" + queue).contains("<b>50</b> processed, "));
        assertTrue(page("/ui/history/" + queue + "?range=month").contains("Nothing was processed in this time"));
        assertTrue(page("/ui/history/").contains("Throughput of all queues"));
        put(queue, "1");
        String overview = page("/?after=" + queue.substring(0, queue.length() - 1));
        assertTrue(overview.contains("aria-label=\"50 processed, 10 failed in the last hour\""), overview);
        assertTrue(overview.contains("<path d=\"M"), overview);
        page(400, http().get("/ui/history/" + queue + "?range=year"));
        page(400, http().get("/ui/history/a,b"));
        http().delete("/q/" + queue);
        assertFalse(page("/ui/history/" + queue).contains("<svg"));
    }

    @Test
    default void speaksFrenchToThoseWhoLikeItBest() {
        String queue = newQueue();
        String dead = putDead(queue, "").id();
        put(queue, "1");
        put(queue, "delay=600", "1");
        Map<String, String> french = French.entries();
        for (String path : List.of(
                "/?after=" + queue.substring(0, queue.length() - 1),
                path(queue, "delayed"),
                path(queue, "dead") + "&confirm=delete",
                path(queue, "dead") + "&q=boom",
                path(queue, "leased") + "&done=deleted-2-1-1",
                "/ui/j/" + queue + "/" + dead,
                "/ui/history/" + queue,
                "/ui/dead",
                "/ui/workers",
                "/ui/about")) {
            Answer answer = http().get(path, "Accept-Language", "fr-FR, fr;q=0.9, en;q=0.5");
            String page = page(200, answer);
            assertEquals("fr", answer.header("Content-Language"));
            assertTrue(page.contains("<html lang=\"fr\""), page);
            french.forEach((english, said) ->
                    assertFalse(page.contains(">" + english + "<") && !english.equals(said), path + ": " + english));
        }
        assertTrue(page("/ui/about").contains("<html lang=\"en\""));
    }

    @Test
    default void saysWhatIsSetAndOverWhichRedis() {
        String page = page("/ui/about");
        for (String text : new String[] {
            "redis.port",
            ">" + redis().port() + "</b>",
            redis().host() + ":" + redis().port(),
            "noeviction",
            "ui.read_only",
            "kept in memory only"
        }) {
            assertTrue(page.contains(text), () -> text + " is not in " + page);
        }
        assertTrue(page.matches("(?s).*<dt>Version</dt><dd>(redis|valkey) \\d.*"), page);
    }

    @Test
    default void saysWhatIsSetAlsoWithoutRedis() {
        RedisFaultsContract.kill(this);
        try {
            String page = page("/ui/about");
            assertTrue(page.contains("<dd>Redis cannot be reached</dd>") && page.contains("redis.port"), page);
            assertTrue(page(503, http().get("/ui/dead")).contains("<h2>Redis cannot be reached</h2>"));
            assertTrue(page(503, http().get("/ui/workers")).contains("<h2>Redis cannot be reached</h2>"));
        } finally {
            redis().restart();
        }
        RedisFaultsContract.isBack(this);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ui", "/ui/", "/ui/x", "/ui/dead/", "/ui/dead/x", "/ui/workers/x", "/ui/about.jsp"})
    default void hasNoOtherPages(String path) {
        assertEquals(404, http().get(path).status());
        assertEquals("application/json", http().get(path).header("Content-Type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ui/dead", "/ui/workers", "/ui/about", "/ui/history/"})
    default void onlyShow(String path) {
        assertEquals(405, http().post(path, "act=delete").status());
        assertEquals("GET HEAD OPTIONS", http().delete(path).allowed());
    }

    @Test
    default void refusesAPlaceInTheDeadThatIsNoName() {
        page(400, http().get("/ui/dead?after=a%20b"));
    }
}
