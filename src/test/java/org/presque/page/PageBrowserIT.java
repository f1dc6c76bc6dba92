package org.presque.page;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonString;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.presque.standalone.PresqueProcess;
import org.presque.testing.Http;
import org.presque.testing.RedisServer;

/** What people see and do at {@code /}, with JavaScript and without. */
@EnabledIf(
        value = "org.presque.page.Browser#isInstalled",
        disabledReason = "SKIPPED: the page was not looked at, chromium or chromedriver is not on the PATH")
class PageBrowserIT {
    /** Names that a careless page takes for markup, for properties of objects, for paths, or writes backwards. */
    private static final List<String> ODD_NAMES = List.of(
            "__proto__",
            "constructor",
            "..a",
            "a+b@c~d:e",
            "javascript:alert",
            "שלום-עולם",
            "日本語",
            "𝒜𝓁",
            "x".repeat(200));

    @TempDir
    private static Path folder;

    private static RedisServer redis;
    private static PresqueProcess presque;
    private static URI base;
    private static Browser browser;
    private static Browser plain;

    @BeforeAll
    static void start() {
        redis = RedisServer.start();
        presque = PresqueProcess.start(
                folder, Map.of(), "--port", "0", "--redis", "redis://" + redis.host() + ":" + redis.port());
        base = URI.create("http://127.0.0.1:" + presque.port() + "/");
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
        return new Http(base);
    }

    private static String newQueue() {
        return "q-" + UUID.randomUUID();
    }

    private static void put(String queue) {
        assertEquals(201, http().post("/q/" + encoded(queue), "{\"n\":1}").status());
    }

    private static String encoded(String queue) {
        return URLEncoder.encode(queue, StandardCharsets.UTF_8);
    }

    private static boolean isOpen(String queue) {
        return http().get("/control/" + encoded(queue)).json().getInt("status") == 1;
    }

    private static void purgeAll() {
        http().get("/stats/").json().getJsonArray("queues").getValuesAs(JsonString.class).stream()
                .map(name -> encoded(name.getString()))
                .forEach(name -> http().delete("/q/" + name));
    }

    @Test
    void showsEverythingWithoutScripts() {
        purgeAll();
        put("foo");
        put("foo");
        http().get("/q/foo");
        http().post("/control/bar", "{\"status\":\"stop\"}");

        plain.visit(base);

        assertEquals("foo open 1 0 0 0 1 0 Stop", plain.row("foo"));
        assertEquals("bar stopped 0 0 0 0 0 0 Start", plain.row("bar"));
        assertEquals(
                "Queues 2 Ready 1 Delayed 0 Leased 0 Dead 0 Workers 0 Oldest ready 0 s Processed a minute 0 Processed 1 Failed 0",
                plain.text(".totals dl").replaceAll("\\s+", " ").replaceAll("ready \\d s", "ready 0 s"));
        assertEquals("Redis at " + redis.host() + ":" + redis.port(), plain.text(".redis"));
        assertTrue(plain.text("h1").matches("presque \\d+\\.\\d+.*"), plain.text("h1"));
        assertTrue(plain.text(".warn").startsWith("Jobs are kept in memory only."), plain.text(".warn"));
        assertTrue(plain.text("#link").startsWith("As of "), plain.text("#link"));
    }

    @Test
    void stopsAndStartsWithoutScripts() {
        String queue = newQueue();
        put(queue);
        URI page = base.resolve("?after=a%2B");
        plain.visit(page);

        plain.press(queue);
        plain.until(() -> plain.row(queue).equals(queue + " stopped 1 0 0 0 0 0 Start"));
        assertFalse(isOpen(queue));
        assertEquals(page.toString(), plain.address());

        plain.press(queue);
        plain.until(() -> plain.row(queue).equals(queue + " open 1 0 0 0 0 0 Stop"));
        assertTrue(isOpen(queue));
    }

    @Test
    void tellsANewcomerWhatToDo() {
        purgeAll();
        for (Browser each : List.of(plain, browser)) {
            each.visit(base);
            assertEquals("No queues yet", each.text("#empty h2"));
            assertTrue(each.text("#empty").contains("curl \"" + base + "q/foo\""), each.text("#empty"));
            assertFalse(each.shows("table"));
        }

        put("foo");

        browser.until(() -> browser.row("foo").equals("foo open 1 0 0 0 0 0 Stop"));
        assertFalse(browser.shows("#empty"));
    }

    @Test
    void keepsUpWithoutBeingLoadedAgain() {
        String queue = newQueue();
        browser.visit(base);
        browser.run("window.loaded = 'once'");

        put(queue);
        browser.until(() -> browser.row(queue).equals(queue + " open 1 0 0 0 0 0 Stop"));
        put(queue);
        http().get("/q/" + queue);
        browser.until(() -> browser.row(queue).equals(queue + " open 1 0 0 0 1 0 Stop"));
        http().post("/control/" + queue, "{\"status\":\"stop\"}");
        browser.until(() -> browser.row(queue).equals(queue + " stopped 1 0 0 0 1 0 Start"));
        http().delete("/q/" + queue);
        browser.until(() -> browser.row(queue).isEmpty());

        assertEquals("once", browser.run("return window.loaded"));
    }

    @Test
    void keepsUpWhereNoStreamComesThrough() {
        String queue = newQueue();
        browser.visit(base, """
                window.EventSource = class {
                    constructor() { setTimeout(() => this.onerror(), 10); }
                    close() {}
                };
                """);
        put(queue);
        browser.until(() -> browser.row(queue).equals(queue + " open 1 0 0 0 0 0 Stop"));
        assertEquals("Live", browser.text("#link"));
        put(queue);
        browser.until(() -> browser.row(queue).equals(queue + " open 2 0 0 0 0 0 Stop"));
    }

    @Test
    void restsWhileNobodyLooks() {
        String queue = newQueue();
        browser.visit(base);
        browser.until(() -> browser.text("#link").equals("Live"));
        look(false);
        put(queue);
        await().during(Duration.ofSeconds(3)).until(() -> !browser.shows("tr[data-queue='" + queue + "']"));
        look(true);
        browser.until(() -> browser.row(queue).equals(queue + " open 1 0 0 0 0 0 Stop"));
    }

    private static void look(boolean isSeen) {
        browser.run("Object.defineProperty(document, 'hidden', { value: " + !isSeen + ", configurable: true });"
                + "document.dispatchEvent(new Event('visibilitychange'))");
    }

    @Test
    void keepsTheOrderOfTheList() {
        purgeAll();
        put("m");
        browser.visit(base);
        for (String queue : List.of("z", "a", "n")) {
            put(queue);
        }
        browser.until(() -> browser.texts("tbody th").size() == 4);
        assertEquals(List.of("a", "m", "n", "z"), browser.texts("tbody th"));
    }

    @Test
    void stopsAndStartsInPlace() {
        String queue = newQueue();
        put(queue);
        browser.visit(base);
        browser.run("window.loaded = 'once'");

        browser.press(queue);
        browser.until(() -> browser.row(queue).equals(queue + " stopped 1 0 0 0 0 0 Start"));
        assertFalse(isOpen(queue));
        assertEquals(List.of(queue + ": stopped"), browser.texts("#said"));

        browser.press(queue);
        browser.until(() -> browser.row(queue).equals(queue + " open 1 0 0 0 0 0 Stop"));
        assertTrue(isOpen(queue));
        assertTrue(browser.focused().startsWith("Stop"), browser.focused());
        assertEquals("once", browser.run("return window.loaded"));
    }

    @Test
    void showsOddNamesAsTheyAre() {
        browser.visit(base);
        ODD_NAMES.forEach(PageBrowserIT::put);
        for (String name : ODD_NAMES) {
            browser.until(() -> browser.row(name).equals(name + " open 1 0 0 0 0 0 Stop"));
            browser.press(name);
            browser.until(() -> browser.row(name).equals(name + " stopped 1 0 0 0 0 0 Start"));
            assertFalse(isOpen(name), name);
        }
        plain.visit(base);
        for (String name : ODD_NAMES) {
            assertEquals(name + " stopped 1 0 0 0 0 0 Start", plain.row(name));
            plain.press(name);
            plain.until(() -> plain.row(name).equals(name + " open 1 0 0 0 0 0 Stop"));
            assertTrue(isOpen(name), name);
            http().delete("/q/" + encoded(name));
        }
    }

    @Test
    void saysThatRedisIsAwayAndComesBack() {
        put("foo");
        browser.visit(base);
        browser.until(() -> browser.text("#link").equals("Live"));

        redis.kill();
        try {
            browser.until(() -> browser.text("#away").startsWith("Redis cannot be reached"));
            assertEquals("Redis is away", browser.text("#link"));
            assertEquals("away · presque", browser.title());
            assertTrue(browser.shows("tr[data-queue=foo]"));
            browser.press("foo");
            browser.until(() -> browser.text("#said").startsWith("stop foo: redis cannot be reached"));
        } finally {
            redis.restart();
        }

        browser.until(() -> browser.text("#link").equals("Live"));
        assertFalse(browser.shows("#away"));
        browser.until(() -> browser.row("foo").isEmpty());
    }

    @Test
    void isDrawnWithoutRedisTooAndComesBack() {
        List<Browser> both = List.of(browser, plain);
        redis.kill();
        try {
            for (Browser each : both) {
                each.visit(base);
                each.until(() -> each.text("#away").startsWith("Redis cannot be reached"));
                assertTrue(each.text("#link").endsWith("way"), each.text("#link"));
            }
        } finally {
            redis.restart();
        }
        put("foo");
        for (Browser each : both) {
            each.until(() -> each.row("foo").equals("foo open 1 0 0 0 0 0 Stop"));
        }
    }

    @Test
    void saysWhatBecameOfAButtonPressedWithoutScriptsAndRedis() {
        put("foo");
        plain.visit(base);
        redis.kill();
        try {
            plain.press("foo");
            plain.until(() -> plain.text("#said").startsWith("stop foo: redis "));
        } finally {
            redis.restart();
        }
        plain.until(() -> plain.text("#link").startsWith("As of"));
    }

    @ParameterizedTest
    @CsvSource({"1280, light", "1280, dark", "360, light", "360, dark"})
    void keepsNobodyOut(int width, String light) {
        purgeAll();
        browser.screen(width, light);
        browser.visit(base);
        assertNoBarrier("without queues");

        Stream.of("foo", "bar", "y".repeat(200)).forEach(PageBrowserIT::put);
        http().get("/q/foo");
        http().post("/control/bar", "{\"status\":\"stop\"}");
        redis.command("HSET", "presque:{foo}:meta", "failed", "3");
        browser.until(() -> browser.row("foo")
                .replaceAll("[^0-9 ]", "")
                .strip()
                .replaceAll(" +", " ")
                .equals("0 0 0 0 1 3"));
        assertNoBarrier("with queues");

        redis.kill();
        try {
            browser.until(() -> browser.shows("#away"));
            assertNoBarrier("without Redis");
        } finally {
            redis.restart();
        }
    }

    private static void assertNoBarrier(String state) {
        assertEquals(List.of(), browser.barriers(), state);
        Object overflow = browser.run("return document.documentElement.scrollWidth > innerWidth");
        assertEquals(false, overflow, state + ": wider than the screen");
    }

    @Test
    void aBarrierWouldBeSeen() {
        browser.visit(base);
        browser.run("document.body.append(document.createElement('img'))");
        assertEquals(List.of("image-alt <img>"), browser.barriers());
    }

    @Test
    void aViolationWouldBeSeen() {
        browser.visit(base);
        browser.run("const script = document.createElement('script'); script.textContent = 'window.hurt = 1';"
                + "document.body.append(script)");
        assertEquals("", Objects.toString(browser.run("return window.hurt")));
        assertEquals(1, browser.violations().size());
    }
}
