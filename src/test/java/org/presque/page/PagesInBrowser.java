package org.presque.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.newQueue;

import jakarta.json.Json;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.presque.contract.RunningPresque;
import org.presque.testing.Answer;

/** What people do at the pages in a browser, with JavaScript and without, whatever serves them. */
public interface PagesInBrowser extends RunningPresque {

    @AfterAll
    static void closeBrowsers() {
        Browsers.close();
    }

    @AfterEach
    default void nothingWasDoneThatThePageMayNotDo() {
        assertEquals(List.of(), Browsers.violations());
    }

    private static List<Browser> browsers() {
        return List.of(Browsers.plain(), Browsers.scripted());
    }

    /** Puts a job, and gives its number. */
    default String putJob(String queue, String parameters, String job) {
        Answer answer = http().post("/q/" + queue + "?" + parameters, job);
        assertEquals(201, answer.status());
        return answer.header("X-Presque-Job");
    }

    /** A job that has failed on its only try. */
    default String putDeadJob(String queue, String error) {
        putJob(queue, "tries=1", "{\"text\":\"hello\"}");
        Answer taken = http().get("/q/" + queue + "?ttr=60");
        String id = taken.header("X-Presque-Job");
        String json = "{\"error\":" + Json.createValue(error) + "}";
        assertEquals(
                200,
                http().put("/q/" + queue + "/" + id + "?lease=" + taken.header("X-Presque-Lease"), json)
                        .status());
        return id;
    }

    /** A history of half an hour, as if much had been done in it; presque may have told this minute already. */
    default void pastHalfHour(String history) {
        redis().command("DEL", history);
        long minute = System.currentTimeMillis() / 60_000 * 60_000;
        for (int ago = 30; ago > 0; ago--) {
            String standing = "0 0 0 0 0 " + 10_000 / ago + " " + 1_000 / ago;
            redis().command("XADD", history, (minute - ago * 60_000L) + "-0", "s", standing);
        }
    }

    /** The address of a page. */
    default URI at(String path) {
        return base().resolve(path);
    }

    private int count(String queue, String state) {
        return http().get("/stats/" + queue).json().getInt(state);
    }

    /** What a page is about, also where a narrow screen breaks it into lines. */
    private static String heading(Browser each) {
        return each.text("h1").replaceAll("\\s+", " ");
    }

    @InBrowser
    default void leadsFromTheListOfQueuesToAJobAndBack() {
        String queue = newQueue();
        String id = putDeadJob(queue, "boom");
        for (Browser each : browsers()) {
            each.visit(base());
            each.click("tr[data-queue='" + queue + "'] a");
            each.until(() -> each.text("h1").startsWith(queue));
            each.click(".tabs [href*='state=dead']");
            each.until(() -> each.text("tbody th").equals(id));
            each.click("tbody th a");
            each.until(() -> heading(each).equals("Job " + id + " dead"));
            each.click(".crumbs a");
            each.until(() -> each.text("h1").startsWith(queue));
            each.click(".pages a");
            each.until(() -> each.address().equals(base().toString()));
        }
    }

    @InBrowser
    default void keepsUpWithAQueueThatAppearsWhileOneLooks() {
        Browser browser = Browsers.scripted();
        pastHalfHour("presque:history{h}:minutes"); // its figures are a table, too
        browser.visit(base());
        String queue = newQueue();
        String id = putJob(queue, "", "1");
        browser.until(() -> browser.shows("tr[data-queue='" + queue + "']"));
        browser.click("tr[data-queue='" + queue + "'] a");
        browser.until(() -> browser.text("tbody th").equals(id));
    }

    @InBrowser
    default void tellsTheFiguresUnderThePointer() {
        Browser browser = Browsers.scripted();
        Browser plain = Browsers.plain();
        String queue = newQueue();
        pastHalfHour("presque:{" + queue + "}:minutes");
        for (String path : List.of("ui/history/" + queue, "ui/q/" + queue)) {
            browser.visit(at(path));
            browser.until(() -> browser.shows(".plot canvas"));
            browser.point(".plot .u-over");
            browser.until(() -> browser.texts(".plot .u-legend td").get(2).matches("[1-9][\\d,]*"));
            assertFalse(browser.shows("svg.chart"));
            plain.visit(at(path));
            assertTrue(plain.shows("svg.chart"));
        }
    }

    @InBrowser
    default void drawsItsChartsAnewEachMinute() {
        String queue = newQueue();
        putJob(queue, "", "1");
        Browser browser = Browsers.scripted();
        browser.visit(at("ui/q/" + queue));
        assertTrue(browser.text(".trend").startsWith("Nothing was processed"), browser.text(".trend"));
        pastHalfHour("presque:{" + queue + "}:minutes");
        browser.run("presque.freshen()"); // as it is each minute
        browser.until(() -> browser.text(".trend figcaption").startsWith("9,667 processed"));
        browser.until(() -> browser.shows(".plot canvas"));

        browser.visit(at("?after=" + queue.substring(0, queue.length() - 1)));
        String before = browser.attribute("tr[data-queue='" + queue + "'] .trace a", "aria-label");
        assertEquals("9,667 processed, 967 failed in the last hour", before);
        http().delete("/q/" + queue);
        putJob(queue, "", "1");
        browser.run("presque.freshen()");
        browser.until(() -> browser.attribute("tr[data-queue='" + queue + "'] .trace a", "aria-label")
                .startsWith("0 processed"));
    }

    @InBrowser
    default void retriesAndDeletesAJob() {
        for (Browser each : browsers()) {
            String queue = newQueue();
            String id = putDeadJob(queue, "boom");
            each.visit(at("ui/j/" + queue + "/" + id));
            each.click("button[value=ready]");
            each.until(() -> each.text("#said").equals("1 job is ready now."));
            assertEquals(1, count(queue, "ready"));

            each.click(".sure summary");
            each.click(".sure button");
            each.until(() -> each.text("#said").equals("1 job was deleted."));
            assertEquals(1, count(queue, "deleted"));
        }
    }

    @InBrowser
    default void deletesTheJobsThatWereTicked() {
        for (Browser each : browsers()) {
            String queue = newQueue();
            Stream.of("1", "2", "3").forEach(job -> putJob(queue, "", job));
            each.visit(at("ui/q/" + queue));
            each.click("input[value='1']");
            each.click("input[value='3']");
            each.click("button[value=delete]");
            each.until(() -> heading(each).equals("Delete 2 jobs of " + queue + "?"));
            assertEquals(3, count(queue, "ready"));

            each.click("button[value=delete]");
            each.until(() -> each.text("#said").equals("2 jobs were deleted."));
            assertEquals(List.of("2"), each.texts("tbody th"));
        }
    }

    @InBrowser
    default void retriesAllOnceOneHasSaidSo() {
        for (Browser each : browsers()) {
            String queue = newQueue();
            Stream.of("a", "b", "c").forEach(error -> putDeadJob(queue, error));
            each.visit(at("ui/q/" + queue + "?state=dead"));
            each.click("a[href*='confirm=ready']");
            each.until(() -> each.text(".ask button").equals("Retry 3 jobs"));
            each.click(".ask a");
            each.until(() -> each.shows("tbody"));
            assertEquals(3, count(queue, "dead"));

            each.click("a[href*='confirm=ready']");
            each.until(() -> each.shows(".ask"));
            each.click(".ask button");
            each.until(() -> each.text("#said").equals("3 jobs are ready now."));
            assertEquals(3, count(queue, "ready"));
        }
    }

    @InBrowser
    default void addsSetsStopsAndDeletesAQueue() {
        for (Browser each : browsers()) {
            String queue = newQueue();
            each.visit(at("ui/q/" + queue));
            each.click(".more details:nth-of-type(1) summary");
            each.type("textarea", "{\"a\":1");
            each.click("button[value=add]");
            each.until(() -> each.text("#said").startsWith("add: job is not valid JSON"));
            each.type("textarea", "}");
            each.click("button[value=add]");
            each.until(() -> each.text("#said").equals("Job 1 was added."));

            each.click(".more details:nth-of-type(2) summary");
            each.type("[name=max_length]", "7");
            each.click("button[value=set]");
            each.until(() -> each.text("#said").equals("The settings were saved."));
            assertEquals(7, http().get("/control/" + queue).json().getInt("max_length"));

            each.click("button[value=stop]");
            each.until(() -> heading(each).equals(queue + " stopped"));
            each.click("button[value=start]");
            each.until(() -> heading(each).equals(queue + " open"));

            each.click(".more details:nth-of-type(3) summary");
            each.type("[name=name]", queue);
            each.click("button[value=purge]");
            each.until(() -> each.text("#said").equals("The queue was deleted with all its jobs."));
            assertEquals(0, count(queue, "enqueued"));
        }
    }

    /** Has a page that is drawn anew every few seconds drawn anew now. */
    static void lookAgain(Browser browser) {
        browser.run("document.dispatchEvent(new Event('visibilitychange'))");
    }

    @InBrowser
    default void keepsUpWithDeadLettersWithoutMovingTheRows() {
        Browser browser = Browsers.scripted();
        String queue = "z" + newQueue(); // behind the queues of all other tests, whose jobs may die meanwhile
        putDeadJob(queue, "boom");
        browser.visit(at("ui/dead?after=" + queue.substring(0, queue.length() - 1)));
        browser.run("window.loaded = 'once'");
        putDeadJob(queue, "boom");
        browser.until(() -> browser.text("tbody .count").equals("2")); // by itself
        assertEquals("Live", browser.text("#link"));

        String other = queue + "a";
        putDeadJob(other, "bang");
        lookAgain(browser);
        browser.until(() -> browser.text("#news").equals("1 new"));
        assertEquals(queue, browser.texts("tbody .name").get(0));
        assertFalse(browser.texts("tbody .name").contains(other));
        assertEquals("once", browser.run("return window.loaded"));
        browser.click("#news");
        browser.until(() -> browser.texts("tbody .name").contains(other));

        http().delete("/q/" + queue);
        lookAgain(browser);
        browser.until(() -> browser.texts("tr.gone .name").equals(List.of(queue)));
        assertEquals("1 fewer", browser.text("#news"));
        assertFalse(browser.shows("tr.gone .acts"));
        putDeadJob(queue + "b", "at the same time");
        lookAgain(browser);
        browser.until(() -> browser.text("#news").equals("1 new, 1 fewer"));
        assertEquals(List.of(queue), browser.texts("tr.gone .name"));
        putDeadJob(queue, "again");
        lookAgain(browser);
        browser.until(() -> browser.text("#news").equals("1 new"));
        assertEquals(List.of(), browser.texts("tr.gone"));
        assertEquals("1", browser.text("tbody .count"));
    }

    @InBrowser
    default void keepsUpWithAJobUntilItHasGone() {
        Browser browser = Browsers.scripted();
        String queue = newQueue();
        String id = putJob(queue, "", "1");
        browser.visit(at("ui/j/" + queue + "/" + id));
        browser.click("section details summary");
        browser.click(".sure summary");
        browser.click(".sure summary"); // closed again it keeps the focus
        String lease = http().get("/q/" + queue + "?ttr=60").header("X-Presque-Lease");
        lookAgain(browser);
        browser.until(() -> heading(browser).equals("Job " + id + " leased"));
        assertFalse(browser.shows(".sure"));
        assertTrue(browser.shows("#raw"));

        http().delete("/q/" + queue + "/" + id + "?lease=" + lease);
        lookAgain(browser);
        browser.until(() -> browser.text("#said").equals("It is gone: done, or deleted."));
        assertEquals("Job " + id, heading(browser));
        assertEquals(3, browser.texts(".gone").size());
    }

    @InBrowser
    default void keepsUpWithAWorkerAndTheNode() {
        Browser browser = Browsers.scripted();
        String queue = newQueue();
        http().post("/w/" + queue, "", "X-presque-workerid", queue);
        browser.visit(at("ui/workers?after=" + queue.substring(0, queue.length() - 1)));
        assertEquals("0", browser.text("tbody [data-label=Processed]"));
        putJob(queue, "", "1");
        http().get("/q/" + queue, "X-presque-workerid", queue);
        lookAgain(browser);
        browser.until(() -> browser.text("tbody [data-label=Processed]").equals("1"));

        browser.visit(at("ui/about"));
        redis().command("CONFIG", "SET", "maxmemory", "7gb");
        try {
            lookAgain(browser);
            browser.until(() -> browser.texts(".known").get(1).contains("7,168 MiB"));
        } finally {
            redis().command("CONFIG", "SET", "maxmemory", "0");
        }
    }

    @InBrowser
    default void keepsUpWithTheNumbersOfAQueueAndWhetherItIsOpen() {
        Browser browser = Browsers.scripted();
        String queue = newQueue();
        putJob(queue, "", "1");
        browser.visit(at("ui/q/" + queue));
        http().get("/q/" + queue);
        browser.until(() -> browser.text("[data-count=processed]").equals("1"));
        assertEquals("–", browser.text("#oldest"));
        http().post("/control/" + queue, "{\"status\":\"stop\"}");
        browser.until(() -> heading(browser).equals(queue + " stopped"));
        assertTrue(browser.shows("button[value=start]"));
    }

    @InBrowser
    default void tellsOfNewJobsWithoutMovingTheRows() {
        Browser browser = Browsers.scripted();
        String queue = newQueue();
        putJob(queue, "", "1");
        browser.visit(at("ui/q/" + queue));
        browser.run("window.loaded = 'once'");

        putJob(queue, "priority=9", "2");
        putJob(queue, "priority=9", "3");

        browser.until(() -> browser.text("#news").equals("2 new"));
        assertEquals("3", browser.text("[data-count=ready]"));
        assertEquals(List.of("1"), browser.texts("tbody th"));
        assertEquals("once", browser.run("return window.loaded"));
        browser.click("#news");
        browser.until(() -> browser.texts("tbody th").size() == 3);
    }
}
