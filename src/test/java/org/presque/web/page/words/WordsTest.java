package org.presque.web.page.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.presque.queue.model.Reason;
import org.presque.testing.French;
import org.presque.web.page.Painter;

class WordsTest {
    private static final Pattern IN_TEMPLATE = Pattern.compile("t\\.of\\('([^']+)'\\)");
    private static final Pattern IN_CODE = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    /** What stands behind a text in the same statement. */
    private static final Set<String> NO_TEXTS = Set.of("delete", "java.vm.name");

    private static final Pattern PART = Pattern.compile("\\{\\d}");

    private static Set<String> known() {
        return French.entries().keySet();
    }

    private static String all(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            StringBuilder text = new StringBuilder();
            for (Path file :
                    files.filter(each -> each.toString().matches(ending)).toList()) {
                text.append(Files.readString(file)).append('\n');
            }
            return text.toString();
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(it -> it.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void frenchHasAllThatTemplatesSay() throws IOException {
        Set<String> missing = found(IN_TEMPLATE, all("src/main/webapp", ".*\\.(jspf?|tag)"));
        assertTrue(missing.size() > 100, "the pattern finds what templates say");
        missing.removeAll(known());
        assertEquals(Set.of(), missing);
    }

    @Test
    void frenchHasAllTextsThatCodeMakes() throws IOException {
        String code = all("src/main/java/org/presque/web/page", ".*\\.java");
        Set<String> missing = Pattern.compile("Text\\.(?:of|count)\\(([^;]*)")
                .matcher(code)
                .results()
                .flatMap(call -> found(IN_CODE, call.group(1)).stream())
                .filter(text -> text.matches(".*\\p{L}.*") && !NO_TEXTS.contains(text))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(missing.size() > 60, "the pattern finds what code says");
        missing.removeAll(known());
        assertEquals(Set.of(), missing);
    }

    @Test
    void frenchHasNothingThatNobodySays() throws IOException {
        String code = all("src/main/java/org/presque", ".*\\.java") + all("src/main/webapp", ".*\\.(jspf?|tag)");
        List<String> unsaid = known().stream()
                .filter(english -> !code.contains("\"" + english + "\"") && !code.contains("'" + english + "'"))
                .filter(english ->
                        !code.contains("\"" + english.substring(0, 1).toLowerCase(Locale.ROOT) + english.substring(1)))
                .toList();
        assertEquals(List.of(), unsaid);
    }

    @Test
    void frenchHasWhyRedisSaysNothingAndScriptsKnowIt() {
        List<String> headlines = Stream.of(Reason.values())
                .filter(Reason::isOfStorage)
                .map(reason -> Painter.headline(reason.text()))
                .toList();
        assertTrue(known().containsAll(headlines), () -> headlines.toString());
        headlines.forEach(each -> assertTrue(Words.FRENCH.ofScripts().contains("\"" + each + "\""), each));
    }

    @Test
    void somebodysWordsAreNoPattern() {
        assertEquals("invalid state: {0}", Words.FRENCH.say(Text.of("invalid state: {0}")));
    }

    /** They go into pages as they are, also into attributes. */
    @Test
    void noTranslationIsMarkup() {
        Pattern markup = Pattern.compile("[<>&\"']");
        French.entries()
                .forEach((english, french) ->
                        assertFalse(markup.matcher(english + french).find(), english));
    }

    @Test
    void eachTranslationHasTheSameParts() {
        French.entries().forEach((english, french) -> assertEquals(parts(english), parts(french), english));
    }

    private static List<String> parts(String text) {
        return PART.matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|en",
                "fr|fr",
                "fr-CA,fr;q=0.9,en;q=0.8|fr",
                "en-US,en;q=0.9,fr;q=0.8|en",
                "de,fr;q=0.5|fr",
                "ja|en",
                "*|en",
                ";;q=nonsense|en"
            })
    void speaksWhatIsLikedBest(String header, String language) {
        assertEquals(language, Words.likedBy(header).language());
    }

    @Test
    void countsAsTheLanguageDoes() {
        assertEquals("0 jobs were deleted.", deleted(Words.ENGLISH, 0));
        assertEquals("1 job was deleted.", deleted(Words.ENGLISH, 1));
        assertEquals("1,234 jobs were deleted.", deleted(Words.ENGLISH, 1234));
        assertEquals("0 job a été supprimé.", deleted(Words.FRENCH, 0));
        assertEquals("1\u202f234 jobs ont été supprimés.", deleted(Words.FRENCH, 1234));
    }

    private static String deleted(Words words, long count) {
        return words.say(
                Text.count(count, "{0} job was deleted.{1}{2}", "{0} jobs were deleted.{1}{2}", Text.NONE, Text.NONE));
    }

    @Test
    void putsPartsIntoPartsAndTakesNoneForAPattern() {
        assertEquals("il y a 5 min", Words.FRENCH.say(Text.of("{0} ago", Text.of("{0} min", 5))));
        assertEquals("{0}: $1 \\", Words.ENGLISH.say(Text.of("{0}: {1}", "{0}", "$1 \\")));
    }
}
