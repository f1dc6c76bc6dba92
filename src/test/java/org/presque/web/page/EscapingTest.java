package org.presque.web.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sources of the page must hold to, so that no name of a queue and no text of Redis becomes markup. */
class EscapingTest {

    private static final Path WEBAPP = Path.of("src/main/webapp");

    /** Attributes of tags are not shown; our own tags show theirs themselves, and are held to the same. */
    private static final Pattern TAG = Pattern.compile("</?[cp]:[^>]*>");

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{[^}]*}");
    /** What templates say themselves needs none: that no translation is markup is tested elsewhere. */
    private static final Pattern ESCAPED =
            Pattern.compile("\\$\\{(fn:escapeXml\\([a-zA-Z.()]+\\)|t\\.of\\('[^'<>&\"]+'\\))}");

    private static String source(String file) throws IOException {
        return Files.readString(WEBAPP.resolve(file));
    }

    private static List<String> templates() throws IOException {
        try (Stream<Path> files = Files.walk(WEBAPP.resolve("WEB-INF"))) {
            List<String> found = files.map(file -> WEBAPP.relativize(file).toString())
                    .filter(file -> file.matches(".*\\.(jspf?|tag)"))
                    .sorted()
                    .toList();
            assertTrue(found.contains("WEB-INF/page/queues.jsp") && found.contains("WEB-INF/tags/frame.tag"));
            return found;
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyExpressionThatIsShownIsEscaped(String jsp) throws IOException {
        String shown = TAG.matcher(source(jsp)).replaceAll("");
        List<String> naked = EXPRESSION
                .matcher(shown)
                .results()
                .map(MatchResult::group)
                .filter(expression -> !ESCAPED.matcher(expression).matches())
                .toList();
        assertEquals(List.of(), naked);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void noScriptOrStyleStandsInThePage(String jsp) throws IOException {
        String source = source(jsp);
        assertFalse(Pattern.compile("<script(?![^>]*src=)|<style|\\s(style|on[a-z]+)=")
                .matcher(source)
                .find());
        assertFalse(Pattern.compile("(src|href)=\"(https?:|//)").matcher(source).find());
    }

    @ParameterizedTest
    @ValueSource(strings = {"page/presque.js", "page/pages.js", "page/chart.js"})
    void theScriptPutsNothingInAsMarkup(String file) throws IOException {
        String script = source(file);
        assertFalse(Pattern.compile("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|eval\\(|Function\\(")
                .matcher(script)
                .find());
    }
}
