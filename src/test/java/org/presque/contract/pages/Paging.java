package org.presque.contract.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertCommonHeaders;

import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.presque.contract.leases.Leasing;
import org.presque.testing.Answer;

/** How the subjects about pages ask for them, and what holds for each. */
public interface Paging extends Leasing {
    /** Texts that a careless page takes for markup, for a link, for a script, or shows other than they are. */
    List<String> HOSTILE_TEXTS = List.of(
            "<script>alert(1)</script>",
            "</pre></details><img src=x onerror=alert(1)>",
            "\"' onmouseover='alert(1)' x=\"",
            "--><svg/onload=alert(1)>",
            "]]></textarea><iframe src=javascript:alert(1)>",
            "${7*7}#{7*7}<%= 7*7 %>{{7*7}}",
            "&lt;b&gt;&#60;b&#62;",
            "\u202etxt.exe\u2066\u200f",
            "javascript:alert(1)");

    /** Names that a queue may have, and that a careless page takes for something else. */
    List<String> ODD_NAMES = List.of(
            "javascript:alert-1",
            "..a",
            "a+b@c~d:e",
            "http::www.example.org",
            "__proto__",
            "שלום-עולם",
            "日本語",
            "𝒜𝓁",
            "x".repeat(200));

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /** A name as a segment of a path. */
    static String segment(String name) {
        return encoded(name);
    }

    /** A page that is there. */
    default String page(String path) {
        return page(200, http().get(path));
    }

    /** An answer that is a page, and holds to what all pages promise. */
    default String page(int status, Answer answer) {
        assertEquals(status, answer.status(), answer::toString);
        assertEquals(
                "text/html;charset=utf-8",
                answer.header("Content-Type").toLowerCase(Locale.ROOT).replace(" ", ""));
        assertCommonHeaders(answer);
        assertTrue(answer.header("Content-Security-Policy").startsWith("default-src 'none'"), answer::toString);
        assertFalse(answer.has("Set-Cookie"), answer::toString);
        assertHarmless(answer.text());
        return answer.text();
    }

    /** Nothing in it can run or be fetched but the files of presque. */
    private static void assertHarmless(String page) {
        assertTrue(page.stripTrailing().endsWith("</html>"), page);
        for (String bad : List.of(
                "<script(?! src=\"[./]+page/(pages|presque|chart|uplot/uPlot\\.iife\\.min)\\.js\" defer></script>)",
                "<(img|svg(?! class=\"(chart|spark)\" )|iframe|style|object|embed|base)\\b",
                "<[a-z][^>\"]*(\"[^\"]*\"[^>\"]*)*\\s(style|on[a-z]+)\\s*=",
                "(href|src|action)=\"(?![./]|\")[^\"]*:")) {
            assertFalse(Pattern.compile("(?i)" + bad).matcher(page).find(), bad + " in " + page);
        }
    }

    /** Sends a form as a browser does: name, value, name, value. */
    default Answer send(String path, String... fields) {
        StringBuilder form = new StringBuilder();
        for (int at = 0; at < fields.length; at += 2) {
            form.append(form.isEmpty() ? "" : "&")
                    .append(encoded(fields[at]))
                    .append('=')
                    .append(encoded(fields[at + 1]));
        }
        return http().post(path, form.toString(), "Content-Type", "application/x-www-form-urlencoded");
    }

    /** The page that an answer of 303 leads to. */
    default String followed(String path, Answer answer) {
        assertEquals(303, answer.status(), answer::toString);
        URI next = base().resolve(path.substring(1)).resolve(answer.header("Location"));
        return page("/" + next.toString().substring(base().toString().length()));
    }

    /** Text as a page has it. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&#034;")
                .replace("'", "&#039;");
    }
}
