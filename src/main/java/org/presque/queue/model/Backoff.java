package org.presque.queue.model;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How long a job waits after an attempt that failed. Immutable.
 *
 * @param kept as the storage keeps and reads it, in ms: {@code 30000}, a list {@code 10000,60000} whose last element
 *     repeats, or {@code exp:BASE,MOST}, which doubles from one attempt to the next, and of which a job waits between the
 *     half and the whole, by chance
 */
public record Backoff(String kept) {

    private static final String EXPONENTIAL = "exp:";
    private static final int LONGEST_LIST = 100;
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final Pattern DELAY = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,3})?)(ms|s|m|h|d|)");

    /**
     * Reads what a client wrote: {@code 30s}, {@code 10s,1m,5m} or {@code exp:2s,1h}; each delay with its unit
     * ({@code ms s m h d}), as seconds without one, or as an ISO 8601 duration; a year at most.
     *
     * @throws QueueException {@link Reason#INVALID_BACKOFF} with the text and the rule
     */
    public static Backoff of(String text) {
        boolean isExponential = text.startsWith(EXPONENTIAL);
        String list = isExponential ? text.substring(EXPONENTIAL.length()) : text;
        List<Long> millis =
                Stream.of(list.split(",", -1)).map(delay -> millis(delay, text)).toList();
        if (millis.size() > LONGEST_LIST || (isExponential && !isRising(millis))) {
            throw invalid(text);
        }
        String kept = millis.stream().map(String::valueOf).collect(Collectors.joining(","));
        return new Backoff(isExponential ? EXPONENTIAL + kept : kept);
    }

    private static boolean isRising(List<Long> millis) {
        return millis.size() == 2 && millis.get(0) > 0 && millis.get(0) <= millis.get(1);
    }

    private static long millis(String delay, String text) {
        Duration duration = delay.startsWith("P") ? iso(delay, text) : withUnit(delay, text);
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw invalid(text);
        }
        return duration.toMillis();
    }

    private static Duration iso(String delay, String text) {
        try {
            return Duration.parse(delay);
        } catch (DateTimeException e) {
            throw invalid(text);
        }
    }

    private static Duration withUnit(String delay, String text) {
        Matcher parts = DELAY.matcher(delay);
        if (!parts.matches()) {
            throw invalid(text);
        }
        long unitMillis =
                switch (parts.group(2)) {
                    case "ms" -> 1;
                    case "m" -> 60_000;
                    case "h" -> 3_600_000;
                    case "d" -> 86_400_000;
                    default -> 1000;
                };
        return Duration.ofMillis((long) (Double.parseDouble(parts.group(1)) * unitMillis));
    }

    private static QueueException invalid(String text) {
        return QueueException.withDetail(
                Reason.INVALID_BACKOFF,
                text
                        + " is not a delay such as 30s, a list such as 10s,1m,5m, or exp: and a first and a longest delay such as"
                        + " exp:2s,1h, none over a year");
    }

    /** The same for a person to read. */
    @Override
    public String toString() {
        boolean isExponential = kept.startsWith(EXPONENTIAL);
        String list = isExponential ? kept.substring(EXPONENTIAL.length()) : kept;
        String shown = Stream.of(list.split(",", -1))
                .map(millis -> shown(Long.parseLong(millis)))
                .collect(Collectors.joining(","));
        return isExponential ? EXPONENTIAL + shown : shown;
    }

    private static String shown(long millis) {
        if (millis % 1000 != 0) {
            return millis + "ms";
        }
        if (millis % 60_000 != 0 || millis == 0) {
            return millis / 1000 + "s";
        }
        return millis % 3_600_000 == 0 ? millis / 3_600_000 + "h" : millis / 60_000 + "m";
    }
}
