package org.presque.worker.http;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The little JSON that is written and read here; what jobs say is nobody's business. */
public final class JsonText {
    private static final Pattern TO_ESCAPE = Pattern.compile("[\"\\\\\\x00-\\x1f]");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(u[0-9a-fA-F]{4}|.)", Pattern.DOTALL);
    private static final String LETTERS = "bfnrt";
    private static final String MEANT = "\b\f\n\r\t";

    private JsonText() {}

    /** A text as a JSON string. */
    public static String quote(String text) {
        return '"' + TO_ESCAPE.matcher(text).replaceAll(JsonText::escape) + '"';
    }

    private static String escape(MatchResult found) {
        String escaped = "\\u%04x".formatted((int) found.group().charAt(0));
        return Matcher.quoteReplacement(escaped);
    }

    /** The first member of that name of an answer of the server's, if it is a string. Names inside of jobs are not told apart. */
    public static Optional<String> member(String json, String name) {
        Matcher string = Pattern.compile(Pattern.quote(quote(name)) + ":\"((?:[^\"\\\\]|\\\\.)*+)\"", Pattern.DOTALL)
                .matcher(json);
        return string.find() ? Optional.of(unescaped(string.group(1))) : Optional.empty();
    }

    /** The first member of that name, if it is a whole number. */
    public static Optional<Long> number(String json, String name) {
        Matcher number =
                Pattern.compile(Pattern.quote(quote(name)) + ":([0-9]{1,18})").matcher(json);
        return number.find() ? Optional.of(Long.valueOf(number.group(1))) : Optional.empty();
    }

    /** The first member of that name, if it is an array of whole numbers. */
    public static Optional<List<Long>> numbers(String json, String name) {
        Matcher array =
                Pattern.compile(Pattern.quote(quote(name)) + ":\\[([0-9,]*+)]").matcher(json);
        return array.find() ? Optional.of(numbers(array.group(1))) : Optional.empty();
    }

    private static List<Long> numbers(String list) {
        return Stream.of(list.split(","))
                .filter(text -> !text.isEmpty())
                .map(Long::valueOf)
                .toList();
    }

    private static String unescaped(String text) {
        return ESCAPED.matcher(text).replaceAll(found -> Matcher.quoteReplacement(meant(found.group(1))));
    }

    private static String meant(String escape) {
        if (escape.length() == 5) {
            return String.valueOf((char) Integer.parseInt(escape.substring(1), 16));
        }
        int letter = LETTERS.indexOf(escape);
        return letter < 0 ? escape : MEANT.substring(letter, letter + 1);
    }
}
