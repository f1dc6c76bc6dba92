package org.presque.web.page.words;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A language that the pages are in. English stands in templates and code, and is what a text is known by; the file of a language
 * has what it is there, and what that lacks stays English. Immutable.
 */
public final class Words {

    public static final Words ENGLISH = new Words(Locale.ENGLISH, Map.of());

    static final Words FRENCH = new Words(Locale.FRENCH, read("fr.yml"));

    /** What the scripts of the pages say. */
    private static final List<String> OF_SCRIPTS = List.of(
            "Live",
            "Redis is away",
            "Presque does not answer",
            "Presque is shutting down",
            "Redis cannot be reached",
            "Redis is busy",
            "Redis is loading its data",
            "Redis cannot write to its disk",
            "Redis did not answer",
            "Redis does not let presque in",
            "Redis has too few replicas",
            "Redis is out of memory",
            "Redis is read-only",
            "Too many requests wait for redis",
            "Too many wait for jobs",
            "presque does not answer",
            "away",
            "stop",
            "start",
            "Throughput",
            "What is shown is as of",
            "new",
            "fewer",
            "It is gone: done, or deleted.",
            "Copied",
            "Not copied",
            "open",
            "stopped",
            "Stop",
            "Start",
            "d",
            "From",
            "Processed",
            "Failed");

    private static final Pattern PART = Pattern.compile("\\{(\\d)}");

    private final Locale locale;
    private final Map<String, String> known;

    private Words(Locale locale, Map<String, String> known) {
        this.locale = locale;
        this.known = known;
    }

    private static Map<String, String> read(String file) {
        try (InputStream in = Objects.requireNonNull(Words.class.getResourceAsStream(file), file)) {
            Object yaml = new Load(LoadSettings.builder().setLabel(file).build()).loadFromInputStream(in);
            return ((Map<?, ?>) yaml)
                    .entrySet().stream().collect(Collectors.toUnmodifiableMap(it -> (String) it.getKey(), it ->
                            (String) it.getValue()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The one of these that is liked best.
     *
     * @param acceptLanguage the header of a request; English where it is empty or makes no sense
     */
    public static Words likedBy(String acceptLanguage) {
        try {
            Locale best =
                    Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), List.of(Locale.ENGLISH, Locale.FRENCH));
            return Locale.FRENCH.equals(best) ? FRENCH : ENGLISH;
        } catch (IllegalArgumentException e) {
            return ENGLISH;
        }
    }

    /** As HTML and HTTP name it. */
    public String language() {
        return locale.getLanguage();
    }

    /** A text without parts. */
    public String of(String english) {
        return known.getOrDefault(english, english);
    }

    public String number(long number) {
        return String.format(locale, "%,d", number);
    }

    /** What has no parts may be anybody's words, and is said as it is. */
    public String say(Text text) {
        if (text.parts().isEmpty()) {
            return of(text.one());
        }
        // French counts nothing as one thing.
        boolean isOne = text.count() == 1 || (text.count() == 0 && locale.equals(Locale.FRENCH));
        return PART.matcher(of(isOne ? text.one() : text.many()))
                .replaceAll(part -> Matcher.quoteReplacement(say(text.parts().get(Integer.parseInt(part.group(1))))));
    }

    private String say(Object part) {
        if (part instanceof Text text) {
            return say(text);
        }
        return part instanceof Number number ? number(number.longValue()) : String.valueOf(part);
    }

    /** What the scripts of the pages say, as JSON: the English and what it is here. */
    public String ofScripts() {
        JsonObjectBuilder words = Json.createObjectBuilder();
        OF_SCRIPTS.stream().filter(known::containsKey).forEach(english -> words.add(english, of(english)));
        return words.build().toString();
    }
}
