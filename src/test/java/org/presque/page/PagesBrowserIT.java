package org.presque.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.presque.testing.Answer;
import org.presque.testing.Http;
import org.presque.testing.JavaJar;
import org.presque.testing.RedisServer;

/** What people see and do at {@code /ui/}, with JavaScript and without. */
@EnabledIf(
        value = "org.presque.page.Browser#isInstalled",
        disabledReason = "SKIPPED: the pages were not looked at, chromium or chromedriver is not on the PATH")
class PagesBrowserIT {
    private static final String HOSTILE = "<img src=x onerror=alert(1)>\u202e\"'</pre>";

    private static RedisServer redis;
    private static JavaJar presque;
    private static Browser browser;
    private static Browser plain;

    @BeforeAll
    static void start() {
        redis = RedisServer.start();
        presque = JavaJar.start(redis.folder(), redis.settings());
        browser = Browser.open();
        plain = Browser.openWithoutScripts();
    }

    @AfterAll
    static void end() throws Exception {
        for (AutoCloseable started : new AutoCloseable[] {plain, browser, presque, redis}) {
            if (started != null) { // the start may have ended halfway
                started.close();
            }
        }
    }

    @AfterEach
    void nothingWasDoneThatThePageMayNotDo() {
        assertEquals(List.of(), browser.violations());
        assertEquals(List.of(), plain.violations());
    }

    private static Http http() {
        return new Http(presque.base());
    }

    private static String newQueue() {
        return "q-" + UUID.randomUUID();
    }

    private static String put(String queue, String parameters, String job) {
        Answer answer = http().post("/q/" + queue + "?" + parameters, job);
        assertEquals(201, answer.status());
        return answer.header("X-Presque-Job");
    }

    /** A job that has failed on its only try. */
    private static String putDead(String queue, String error) {
        put(queue, "tries=1", "{\"text\":\"hello\"}");
        Answer taken = http().get("/q/" + queue + "?ttr=60");
        String id = taken.header("X-Presque-Job");
        String json = "{\"error\":" + Json.createValue(error) + "}";
        assertEquals(
                200,
                http().put("/q/" + queue + "/" + id + "?lease=" + taken.header("X-Presque-Lease"), json)
                        .status());
        return id;
    }

    private static URI page(String path) {
        return presque.base().resolve(path);
    }

    private static int count(String queue, String state) {
        return http().get("/stats/" + queue).json().getInt(state);
    }

    /** What a page is about, also where a narrow screen breaks it into lines. */
    private static String heading(Browser each) {
        return each.text("h1").replaceAll("\\s+", " ");
    }

    @Test
    void leadsFromTheListOfQueuesToAJobAndBack() {
        String queue = newQueue();
        String id = putDead(queue, "boom");
        for (Browser each : List.of(plain, browser)) {
            each.visit(presque.base());
            each.click("tr[data-queue='" + queue + "'] a");
            each.until(() -> each.text("h1").startsWith(queue));
            each.click(".tabs [href*='state=dead']");
            each.until(() -> each.text("tbody th").equals(id));
            each.click("tbody th a");
            each.until(() -> heading(each).equals("Job " + id + " dead"));
            each.click(".crumbs a");
            each.until(() -> each.text("h1").startsWith(queue));
            each.click(".pages a");
            each.until(() -> each.address().equals(presque.base().toString()));
        }
    }

    @Test
    void keepsUpWithAQueueThatAppearsWhileOneLooks() {
        pastHalfHour("presque:history{h}:minutes"); // its figures are a table, too
        browser.visit(presque.base());
        String queue = newQueue();
        String id = put(queue, "", "1");
        browser.until(() -> browser.shows("tr[data-queue='" + queue + "']"));
        browser.click("tr[data-queue='" + queue + "'] a");
        browser.until(() -> browser.text("tbody th").equals(id));
    }

    @Test
    void tellsTheFiguresUnderThePointer() {
        String queue = newQueue();
        pastHalfHour("presque:{" + queue + "}:minutes");
        for (String path : List.of("ui/history/" + queue, "ui/q/" + queue)) {
            browser.visit(page(path));
            browser.until(() -> browser.shows(".plot canvas"));
            browser.point(".plot .u-over");
            browser.until(() -> browser.texts(".plot .u-legend td").get(2).matches("[1-9][\\d,]*"));
            assertFalse(browser.shows("svg.chart"));
            plain.visit(page(path));
            assertTrue(plain.shows("svg.chart"));
        }
    }

    @Test
    void retriesAndDeletesAJob() {
        for (Browser each : List.of(plain, browser)) {
            String queue = newQueue();
            String id = putDead(queue, "boom");
            each.visit(page("ui/j/" + queue + "/" + id));
            each.click("button[value=ready]");
            each.until(() -> each.text("#said").equals("1 job is ready now."));
            assertEquals(1, count(queue, "ready"));

            each.click(".sure summary");
            each.click(".sure button");
            each.until(() -> each.text("#said").equals("1 job was deleted."));
            assertEquals(1, count(queue, "deleted"));
        }
    }

    @Test
    void copiesWhatWasPut() {
        String queue = newQueue();
        String job = "{\"a\": 1.0,\n \"b\":\"<&>\"}";
        String id = put(queue, "", job);
        browser.visit(page("ui/j/" + queue + "/" + id));
        browser.run("navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }");

        browser.click("[data-copy]");

        browser.until(() -> browser.text("[data-copy]").equals("Copied"));
        assertEquals(job, browser.run("return window.copied"));
        plain.visit(page("ui/j/" + queue + "/" + id));
        assertFalse(plain.shows("[data-copy]"));
    }

    @Test
    void deletesTheJobsThatWereTicked() {
        for (Browser each : List.of(plain, browser)) {
            String queue = newQueue();
            Stream.of("1", "2", "3").forEach(job -> put(queue, "", job));
            each.visit(page("ui/q/" + queue));
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

    @Test
    void ticksAllOnThePage() {
        String queue = newQueue();
        Stream.of("1", "2", "3").forEach(job -> put(queue, "", job));
        browser.visit(page("ui/q/" + queue));
        browser.click("#all");
        assertEquals(3L, browser.run("return document.querySelectorAll('input[name=id]:checked').length"));
        browser.click("input[value='2']");
        assertEquals(true, browser.run("return document.getElementById('all').indeterminate"));
    }

    @Test
    void retriesAllOnceOneHasSaidSo() {
        for (Browser each : List.of(plain, browser)) {
            String queue = newQueue();
            Stream.of("a", "b", "c").forEach(error -> putDead(queue, error));
            each.visit(page("ui/q/" + queue + "?state=dead"));
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

    @Test
    void addsSetsStopsAndDeletesAQueue() {
        for (Browser each : List.of(plain, browser)) {
            String queue = newQueue();
            each.visit(page("ui/q/" + queue));
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

    @Test
    void tellsOfNewJobsWithoutMovingTheRows() {
        String queue = newQueue();
        put(queue, "", "1");
        browser.visit(page("ui/q/" + queue));
        browser.run("window.loaded = 'once'");

        put(queue, "priority=9", "2");
        put(queue, "priority=9", "3");

        browser.until(() -> browser.text("#news").equals("2 new"));
        assertEquals("3", browser.text("[data-count=ready]"));
        assertEquals(List.of("1"), browser.texts("tbody th"));
        assertEquals("once", browser.run("return window.loaded"));
        browser.click("#news");
        browser.until(() -> browser.texts("tbody th").size() == 3);
    }

    @Test
    void tellsAMessageOnce() {
        String queue = newQueue();
        browser.visit(page("ui/q/" + queue + "?state=dead&done=deleted-12-0-0"));
        assertEquals("12 jobs were deleted.", browser.text("#said"));
        assertTrue(browser.address().endsWith("?state=dead"), browser.address());
    }

    @Test
    void comesBackWithRedis() {
        String queue = newQueue();
        redis.kill();
        try {
            for (Browser each : List.of(plain, browser)) {
                each.visit(page("ui/q/" + queue));
                each.until(() -> each.text("#away").startsWith("Redis cannot be reached"));
            }
        } finally {
            redis.restart();
        }
        for (Browser each : List.of(plain, browser)) {
            each.until(() -> heading(each).equals(queue + " open"));
        }
    }

    /** A history of half an hour, as if much had been done in it; presque may have told this minute already. */
    private void pastHalfHour(String history) {
        redis.command("DEL", history);
        long minute = System.currentTimeMillis() / 60_000 * 60_000;
        for (int ago = 30; ago > 0; ago--) {
            String standing = "0 0 0 0 0 " + 10_000 / ago + " " + 1_000 / ago;
            redis.command("XADD", history, (minute - ago * 60_000L) + "-0", "s", standing);
        }
    }

    /** Each light and each width once: where things lie does not depend on their colours. */
    @ParameterizedTest
    @CsvSource({"1280, light", "360, dark"})
    void keepsNobodyOutAndRunsNothing(int width, String light) {
        String queue = "y".repeat(150) + newQueue();
        String dead = putDead(queue, HOSTILE);
        put(queue, "", Json.createValue(HOSTILE + "x".repeat(500)).toString());
        put(queue, "delay=600&priority=9", "{\"later\":true}");
        pastHalfHour("presque:{" + queue + "}:minutes");
        http().post("/w/" + queue, "", "X-presque-workerid", "w<b>" + "z".repeat(100));
        browser.screen(width, light);
        for (String path : List.of(
                "ui/q/" + queue + "?state=delayed",
                "ui/q/" + queue + "?state=dead",
                "ui/q/" + queue + "?state=dead&confirm=delete",
                "ui/q/" + queue + "?done=deleted-12-1-1",
                "ui/j/" + queue + "/" + dead,
                "ui/q/" + queue + "?state=dead&q=x",
                "ui/history/" + queue,
                "ui/dead",
                "ui/workers",
                "ui/about",
                "",
                "ui/j/" + queue + "/999")) {
            browser.visit(page(path));
            browser.run("document.querySelectorAll('details').forEach(each => { each.open = true; })");
            assertEquals(List.of(), browser.barriers(), path);
            assertEquals(
                    false,
                    browser.run("return document.documentElement.scrollWidth > innerWidth"),
                    path + " is too wide");
            assertEquals(0L, browser.run("return document.querySelectorAll('img').length"), path);
        }
    }
}
