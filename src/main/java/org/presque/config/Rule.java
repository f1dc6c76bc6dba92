package org.presque.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a setting's value must be, in words and as a reader. Immutable.
 *
 * <p>Values come as YAML knows them (text, number, truth value, list, nothing), as the text of an environment variable,
 * or already typed from a record that checks itself; the reader takes all three and gives the type, or nothing when the
 * rule is broken. Nothing at all reads like an empty text.
 */
record Rule(String text, Function<Object, Optional<?>> reader) {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,18}");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
    private static final Pattern OPTIONAL_TEXT = Pattern.compile("[^\\p{Cntrl}]{0,1000}");
    private static final Pattern HOST = Pattern.compile("[\\p{Alnum}._:%\\[\\]-]{1,253}");
    private static final Pattern HOST_HEADER = Pattern.compile("[\\p{Alnum}._-]{1,253}|\\[[\\p{XDigit}:.]+\\]");
    private static final Pattern ORIGIN =
            Pattern.compile("https?://([\\p{Alnum}._-]{1,253}|\\[[\\p{XDigit}:.]+\\])(:\\d{1,5})?");
    // Braces would move the hash tag that keeps a queue's keys on one node of a cluster.
    private static final Pattern PREFIX = Pattern.compile("[\\p{Alnum}._:-]{1,64}");

    Optional<?> read(@Nullable Object value) {
        return reader.apply(value == null ? "" : value);
    }

    static Rule wholeNumber(long least, long most) {
        return new Rule("a whole number from %d to %d".formatted(least, most), value -> number(value)
                .filter(n -> least <= n && n <= most));
    }

    static Rule flag() {
        return new Rule("true or false", Rule::truth);
    }

    static Rule duration(String least, String most) {
        Duration from = span(least).orElseThrow();
        Duration to = span(most).orElseThrow();
        return new Rule(
                "a duration with its unit, such as 500ms, 2s, 5m or PT2S, from %s to %s".formatted(least, most),
                value -> span(value).filter(d -> d.compareTo(from) >= 0 && d.compareTo(to) <= 0));
    }

    static Rule host() {
        return new Rule("a host name or address without a port", value -> matching(HOST, value));
    }

    static Rule prefix() {
        return new Rule("1 to 64 letters, digits or . _ : -", value -> matching(PREFIX, value));
    }

    static Rule optionalText() {
        return new Rule(
                "a text of at most 1000 characters on one line, in quotes if it looks like a number, or empty for none",
                value -> matching(OPTIONAL_TEXT, value));
    }

    static Rule hosts() {
        return new Rule(
                "host names or addresses without a port, as a list or separated by commas (IPv6 in brackets)",
                value -> list(HOST_HEADER, value));
    }

    static Rule origins() {
        return new Rule(
                "origins such as https://example.org or http://10.0.0.1:8080, as a list or separated by commas",
                value -> list(ORIGIN, value));
    }

    private static Optional<Long> number(Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return Optional.of(((Number) value).longValue());
        }
        return matching(WHOLE_NUMBER, value).map(Long::valueOf);
    }

    private static Optional<Boolean> truth(Object value) {
        return switch (value.toString()) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Duration> span(Object value) {
        if (value instanceof Duration duration) {
            return Optional.of(duration);
        }
        Matcher matcher = DURATION.matcher(value.toString());
        return matcher.matches() ? Optional.of(span(matcher)) : isoSpan(value.toString());
    }

    private static Duration span(Matcher matcher) {
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }

    private static Optional<Duration> isoSpan(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> matching(Pattern pattern, Object value) {
        return value instanceof String text && pattern.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    private static Optional<List<String>> list(Pattern pattern, Object value) {
        List<String> texts = new ArrayList<>();
        for (Object item : items(value)) {
            Optional<String> text = matching(pattern, item);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            texts.add(text.get());
        }
        return Optional.of(List.copyOf(texts));
    }

    private static List<?> items(Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        String text = value.toString().strip();
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("\\s*,\\s*", -1));
    }
}
