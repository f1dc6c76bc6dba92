package org.presque.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertCommonHeaders;
import static org.presque.contract.RunningPresque.newQueue;

import java.net.URLEncoder;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.testing.Answer;

/** {@code GET /}: the page for people. What is in it must be there without JavaScript. */
public interface PageContract extends RunningPresque {
    Pattern ADDRESS = Pattern.compile("(?i)\\b(?:href|src|action)\\s*=\\s*[\"']([^\"'#?]*)");
    Pattern TAG = Pattern.compile("<[^>]*>");

    @Test
    default void showsAPage() {
        assertPage(200, http().get("/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?", "/?a=b", "/?&"})
    default void showsThePageWhateverIsAskedOfIt(String path) {
        assertPage(200, http().get(path));
    }

    @Test
    default void saysWhichRedisAndShowsARowForEachQueue() {
        String open = newQueue();
        String stopped = newQueue();
        Stream.of("1", "2", "3").forEach(job -> put(open, job));
        http().get("/q/" + open);
        http().post("/control/" + stopped, "{\"status\":\"stop\"}");

        String page = http().get("/").text();

        assertTrue(page.contains(redis().host() + ":" + redis().port()), page);
        assertTrue(row(page, open).matches(".*\\bopen\\b.*\\b2\\b.*\\b1\\b.*\\b0\\b.*"), row(page, open));
        assertTrue(row(page, stopped).matches(".*\\bstopped\\b.*\\b0\\b.*\\b0\\b.*\\b0\\b.*"), row(page, stopped));
    }

    @Test
    default void showsNamesOfAnyScript() {
        String queue = "очередь" + newQueue();
        http().post("/q/" + URLEncoder.encode(queue, UTF_8), "1");

        assertTrue(http().get("/").text().contains(queue));
    }

    /** The text of a queue's row on one line, its own name left out. */
    private static String row(String page, String queue) {
        return Stream.of(page.split("(?i)<tr\\b", -1))
                .filter(row -> TAG.matcher(row).replaceAll(" ").contains(queue))
                .map(row -> row.split("(?i)</tr>", 2)[0])
                .map(row -> TAG.matcher("<tr" + row)
                        .replaceAll(" ")
                        .replace(queue, " ")
                        .replaceAll("\\s+", " "))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row of " + queue + " in " + page))
                .toLowerCase(Locale.ROOT);
    }

    @Test
    default void letsNothingRunButItsOwnFiles() {
        Answer answer = http().get("/");

        String policy = answer.header("Content-Security-Policy");
        assertTrue(policy.contains("default-src 'none'") || policy.contains("default-src 'self'"), policy);
        assertTrue(policy.contains("frame-ancestors 'none'"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertFalse(policy.contains("*"), policy);
        String page = answer.text();
        assertFalse(Pattern.compile("(?i)<script(?![^>]*\\bsrc=)").matcher(page).find(), "an inline script");
        assertFalse(Pattern.compile("(?i)<style\\b|\\sstyle\\s*=").matcher(page).find(), "an inline style");
        assertFalse(Pattern.compile("(?i)<[^>]*\\son[a-z]+\\s*=").matcher(page).find(), "an inline handler");
    }

    @Test
    default void bringsItsFilesItself() {
        List<String> addresses = ADDRESS.matcher(http().get("/").text())
                .results()
                .map(result -> result.group(1))
                .filter(address -> !address.isEmpty())
                .toList();

        assertTrue(addresses.stream().anyMatch(address -> address.endsWith(".js")), addresses::toString);
        assertTrue(addresses.stream().anyMatch(address -> address.endsWith(".css")), addresses::toString);
        addresses.stream()
                .filter(address -> address.matches(".*\\.(js|css|svg|png|ico)"))
                .forEach(this::assertFile);
        addresses.forEach(address -> assertFalse(address.matches("(?i)(https?:)?//.*"), address));
    }

    private void assertFile(String address) {
        Answer answer = http().get("/"
                + base().resolve(address)
                        .getRawPath()
                        .substring(base().getRawPath().length()));

        assertEquals(200, answer.status(), address);
        assertTrue(answer.body().length > 0, address);
        assertCommonHeaders(answer);
        Matcher extension = Pattern.compile("\\.(\\w+)$").matcher(address);
        assertTrue(extension.find());
        assertTrue(
                answer.header("Content-Type").contains(extension.group(1).replace("js", "javascript")),
                answer::toString);
    }

    @Test
    default void keepsNoSession() {
        Answer answer = http().get("/");

        assertFalse(answer.has("Set-Cookie"), answer::toString);
        assertFalse(answer.text().contains("jsessionid"));
    }

    @Test
    default void saysPlainlyThatRedisIsAway() {
        RedisFaultsContract.kill(this);
        try {
            Answer answer = http().get("/");

            assertPage(503, answer);
            assertTrue(answer.text().toLowerCase(Locale.ROOT).contains("redis"), answer::toString);
        } finally {
            redis().restart();
        }
        RedisFaultsContract.isBack(this);
        assertPage(200, http().get("/"));
    }

    private static void assertPage(int status, Answer answer) {
        assertEquals(status, answer.status(), answer::toString);
        assertEquals(
                "text/html;charset=utf-8",
                answer.header("Content-Type").toLowerCase(Locale.ROOT).replace(" ", ""));
        assertCommonHeaders(answer);
        assertTrue(answer.text().stripTrailing().endsWith("</html>"), answer::toString);
    }
}
