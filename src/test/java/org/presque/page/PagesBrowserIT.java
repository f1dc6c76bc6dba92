package org.presque.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.newQueue;

import jakarta.json.Json;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.testing.JavaJar;
import org.presque.testing.RedisServer;

/** What people see and do at {@code /ui/}, with JavaScript and without. */
@EnabledIf(
        value = "org.presque.page.Browser#isInstalled",
        disabledReason = "SKIPPED: the pages were not looked at, chromium or chromedriver is not on the PATH")
class PagesBrowserIT implements PagesInBrowser {
    private static final String HOSTILE = "<img src=x onerror=alert(1)>\u202e\"'</pre>";

    @AutoClose
    private static final RedisServer REDIS = RedisServer.start();

    @AutoClose
    private static final JavaJar PRESQUE = JavaJar.start(REDIS.folder(), REDIS.settings());

    private final Browser browser = Browsers.scripted();
    private final Browser plain = Browsers.plain();

    @Override
    public URI base() {
        return PRESQUE.base();
    }

    @Override
    public RedisServer redis() {
        return REDIS;
    }

    @Override
    public String container() {
        return "standalone";
    }

    @Test
    void copiesWhatWasPut() {
        String queue = newQueue();
        String job = "{\"a\": 1.0,\n \"b\":\"<&>\"}";
        String id = putJob(queue, "", job);
        browser.visit(at("ui/j/" + queue + "/" + id));
        browser.run("navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }");

        browser.click("[data-copy]");

        browser.until(() -> browser.text("[data-copy]").equals("Copied"));
        assertEquals(job, browser.run("return window.copied"));
        plain.visit(at("ui/j/" + queue + "/" + id));
        assertFalse(plain.shows("[data-copy]"));
    }

    @Test
    void ticksAllOnThePage() {
        String queue = newQueue();
        Stream.of("1", "2", "3").forEach(job -> putJob(queue, "", job));
        browser.visit(at("ui/q/" + queue));
        browser.click("#all");
        assertEquals(3L, browser.run("return document.querySelectorAll('input[name=id]:checked').length"));
        browser.click("input[value='2']");
        assertEquals(true, browser.run("return document.getElementById('all').indeterminate"));
    }

    @Test
    void tellsAMessageOnce() {
        String queue = newQueue();
        browser.visit(at("ui/q/" + queue + "?state=dead&done=deleted-12-0-0"));
        assertEquals("12 jobs were deleted.", browser.text("#said"));
        assertTrue(browser.address().endsWith("?state=dead"), browser.address());
    }

    @Test
    void keepsUpInFrench() {
        String queue = newQueue();
        putJob(queue, "", "1");
        browser.speak("fr");
        try {
            browser.visit(at("ui/q/" + queue));
            putJob(queue, "priority=9", "2");
            browser.until(() -> browser.text("#news").equals("1 de plus"));
            assertEquals("En direct", browser.text("#link"));
            browser.visit(base());
            browser.until(() -> browser.text("#link").equals("En direct"));
            browser.press(queue);
            browser.until(() -> browser.row(queue).equals(queue + " arrêtée 2 0 0 0 0 0 Ouvrir"));
            assertEquals(List.of(queue + ": arrêtée"), browser.texts("#said"));
        } finally {
            browser.speak("en");
        }
    }

    @Test
    void comesBackWithRedis() {
        String queue = newQueue();
        REDIS.kill();
        try {
            for (Browser each : List.of(plain, browser)) {
                each.visit(at("ui/q/" + queue));
                each.until(() -> each.text("#away").startsWith("Redis cannot be reached"));
            }
        } finally {
            REDIS.restart();
        }
        for (Browser each : List.of(plain, browser)) {
            each.until(() -> each.text("h1").startsWith(queue));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ui/workers", "ui/about"})
    void saysThatRedisIsAwayWhereNoStreamTellsIt(String page) {
        browser.visit(at(page));
        browser.run("window.loaded = 'once'");
        REDIS.kill();
        PagesInBrowser.lookAgain(browser);
        try {
            browser.until(() -> browser.text("#away").startsWith("Redis cannot be reached"));
            assertEquals("Redis is away", browser.text("#link"));
            assertEquals("away · presque", browser.title());
        } finally {
            REDIS.restart();
        }
        PagesInBrowser.lookAgain(browser);
        browser.until(() -> browser.text("#link").equals("Live"));
        assertFalse(browser.shows("#away"));
        assertEquals("once", browser.run("return window.loaded"));
    }

    @Test
    void takesNothingForAPageOfPresqueThatIsNone() {
        String queue = newQueue();
        String id = putJob(queue, "", "1");
        browser.visit(at("ui/j/" + queue + "/" + id));
        browser.run("window.real = fetch; window.fetch = async () => new Response('<h1>Log in</h1>')");
        PagesInBrowser.lookAgain(browser);
        browser.until(() -> browser.text("#link").equals("Presque does not answer"));
        assertEquals(List.of(), browser.texts(".gone"));
        browser.run("window.fetch = real");
        browser.until(() -> browser.text("#link").equals("Live"));
    }

    @Test
    void takesNothingForGoneThatThePageHasNoRoomFor() {
        String queue = newQueue();
        for (int i = 10; i <= 60; i++) {
            putDeadJob(queue + i, "boom");
        }
        browser.visit(at("ui/dead?after=" + queue));
        assertEquals(50, browser.texts("tbody tr").size());
        putDeadJob(queue + "0", "bang"); // so that the last is on the next page

        PagesInBrowser.lookAgain(browser);

        browser.until(() -> browser.text("#news").equals("1 new"));
        assertEquals(List.of(), browser.texts(".gone"));
    }

    /** Each light and each width once: where things lie does not depend on their colours. */
    @ParameterizedTest
    @CsvSource({"1280, light", "360, dark"})
    void keepsNobodyOutAndRunsNothing(int width, String light) {
        String queue = "y".repeat(150) + newQueue();
        String dead = putDeadJob(queue, HOSTILE);
        putJob(queue, "", Json.createValue(HOSTILE + "x".repeat(500)).toString());
        putJob(queue, "delay=600&priority=9", "{\"later\":true}");
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
            browser.visit(at(path));
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
