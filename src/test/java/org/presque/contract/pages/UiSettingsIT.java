package org.presque.contract.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertError;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.testing.Http;
import org.presque.testing.JavaJar;
import org.presque.testing.RedisServer;

/** The settings {@code ui.enabled} and {@code ui.read_only}: two nodes over one Redis. */
class UiSettingsIT {
    @AutoClose
    private static final RedisServer REDIS = RedisServer.start();

    @AutoClose
    private static final JavaJar WITHOUT = start("enabled: false");

    @AutoClose
    private static final JavaJar READ_ONLY = start("read_only: true");

    private static JavaJar start(String ui) {
        try {
            String settings = REDIS.settings() + "ui:\n  %s\n".formatted(ui);
            return JavaJar.start(Files.createTempDirectory(REDIS.folder(), "node"), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final Http NO_PAGES = new Http(WITHOUT.base());
    private static final Http SHOWS = new Http(READ_ONLY.base());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/ui/q/foo",
                "/ui/j/foo/1",
                "/ui/dead",
                "/ui/workers",
                "/ui/about",
                "/page/presque.css",
                "/page/pages.js"
            })
    void withoutPagesTheirAddressesAreNothing(String path) {
        assertError(404, "not found", NO_PAGES.get(path));
        assertError(404, "not found", NO_PAGES.post(path, "queue=foo&status=stop&act=stop"));
    }

    @Test
    void withoutPagesTheProtocolIsThere() {
        assertEquals(201, NO_PAGES.post("/q/foo", "1").status());
        assertEquals("1", NO_PAGES.get("/q/foo").text());
    }

    @Test
    void pagesThatOnlyShowHaveNoButtons() {
        SHOWS.post("/qb/bar", "{\"jobs\":[1,2]}");
        for (String path : List.of("/", "/ui/q/bar", "/ui/q/bar?confirm=delete", "/ui/j/bar/1", "/ui/dead")) {
            String page = SHOWS.get(path).text();
            assertTrue(page.contains("bar") || path.equals("/ui/dead"), page);
            String withoutSearch = page.replace("<button>Search</button>", "");
            assertFalse(
                    withoutSearch.matches("(?s).*<(button(?! type=\"button\" class=\"copy\")|input type=\"checkbox).*"),
                    page);
        }
    }

    @Test
    void pagesThatOnlyShowRefuseEveryForm() {
        SHOWS.post("/q/baz", "1");
        String refusal = "these pages are read-only: see ui.read_only";
        assertError(403, refusal, SHOWS.post("/", "queue=baz&status=stop"));
        assertError(403, refusal, SHOWS.post("/ui/j/baz/1", "act=delete"));
        for (String act : List.of("stop", "ready", "delete", "ready-all", "delete-all", "set", "add", "purge")) {
            assertError(403, refusal, SHOWS.post("/ui/q/baz", "act=" + act + "&id=1&sure=yes&name=baz&job=1&ttl=1"));
        }
        assertEquals("{\"queue\":\"baz\",\"size\":1}", SHOWS.get("/status/baz").text());
        assertEquals(
                "{\"queue\":\"baz\",\"status\":1}", SHOWS.get("/control/baz").text());
    }

    @Test
    void theRestOfTheProtocolGoesOnWherePagesOnlyShow() {
        assertEquals(201, SHOWS.post("/q/qux", "1").status());
        assertEquals(200, SHOWS.post("/control/qux", "{\"status\":\"stop\"}").status());
        assertEquals(204, SHOWS.delete("/q/qux").status());
    }
}
