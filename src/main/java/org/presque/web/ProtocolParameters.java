package org.presque.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.Backoff;
import org.presque.queue.model.Due;
import org.presque.queue.model.JobOptions;
import org.presque.web.http.Refusal;
import org.presque.web.http.RequestTarget;

/**
 * The query parameters of the protocol as values. Each refusal is a 400 that names the parameter, the value and the rule.
 */
public final class ProtocolParameters {

    /** Beyond it a time is a slip of the pen. */
    private static final Duration LONGEST = Duration.ofDays(36_525);

    /** 200 years after 1970; likewise. */
    private static final Duration LATEST = Duration.ofDays(73_050);

    private static final Duration SHORTEST_TTR = Duration.ofSeconds(1);
    private static final Duration LONGEST_TTR = Duration.ofDays(1);

    /** Most proxies cut what is silent for longer; see also the backstop of every exchange. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,9})?");
    private static final int LONGEST_UNIQ = 200;
    private static final int LONGEST_SHOWN = 200;

    private ProtocolParameters() {}

    /** What a put says about its jobs. */
    static JobOptions jobOptions(RequestTarget target) {
        return target.isBare() ? JobOptions.NONE : jobOptions(target::parameter);
    }

    /**
     * The same, wherever it is said.
     *
     * @param given the text of a parameter; empty if it is not given
     * @throws Refusal 400
     */
    public static JobOptions jobOptions(Function<String, Optional<String>> given) {
        int priority = given.apply("priority")
                .map(text -> wholeNumber("priority", text, 0, 9))
                .orElse(JobOptions.DEFAULT_PRIORITY);
        Duration ttl = given.apply("ttl").map(text -> positive("ttl", text)).orElse(null);
        String uniq = given.apply("uniq").map(ProtocolParameters::uniq).orElse(null);
        Integer tries = given.apply("tries").map(ProtocolParameters::tries).orElse(null);
        Backoff backoff = given.apply("backoff").map(Backoff::of).orElse(null);
        return new JobOptions(priority, due(given), ttl, uniq, tries, backoff);
    }

    private static @Nullable Due due(Function<String, Optional<String>> given) {
        List<Due> moments = Stream.of(
                        notZero(given.apply("delayed"))
                                .map(text -> new Due(epoch(text).toMillis(), false)),
                        given.apply("delay").map(text -> Due.in(duration("delay", text))),
                        given.apply("at").map(text -> Due.at(instant("at", text))))
                .flatMap(Optional::stream)
                .toList();
        if (moments.size() > 1) {
            throw Refusal.with(400, "invalid delay: give only one of delayed, delay and at");
        }
        return moments.isEmpty() ? null : moments.get(0);
    }

    private static String uniq(String text) {
        if (text.codePointCount(0, text.length()) > LONGEST_UNIQ || text.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.with(400, "invalid uniq: it has 1 to 200 characters, none of them a control character");
        }
        return text;
    }

    /** How many jobs a batch takes; more than the most gives the most. */
    static int batchSize(RequestTarget target, int otherwise, int most) {
        return notZero(target.parameter("batch_size"))
                .map(text ->
                        text.matches("[1-9][0-9]{9,}") ? most : wholeNumber("batch_size", text, 1, Integer.MAX_VALUE))
                .map(size -> Math.min(most, size))
                .orElse(otherwise);
    }

    /** Whether a flag of the old protocol is set: given, and not 0. */
    static boolean flag(RequestTarget target, String name) {
        return notZero(target.parameter(name)).isPresent();
    }

    /** How many of a list are wanted. */
    static int limit(RequestTarget target, int otherwise, int most) {
        return target.parameter("limit")
                .map(text -> wholeNumber("limit", text, 1, most))
                .orElse(otherwise);
    }

    private static Optional<String> notZero(Optional<String> value) {
        return value.filter(text -> !text.equals("0"));
    }

    /** A number without decimals. */
    public static int wholeNumber(String name, String text, int least, int most) {
        if (text.matches("[0-9]{1,10}")) {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return (int) number;
            }
        }
        throw invalid(name, text, "a whole number from " + least + " to " + most);
    }

    /** Seconds with decimals, or an ISO 8601 duration; more than nothing. */
    static Duration positive(String name, String text) {
        Duration duration = duration(name, text);
        if (duration.toMillis() < 1) {
            throw invalid(name, text, "longer than nothing");
        }
        return duration;
    }

    static int tries(String text) {
        return wholeNumber("tries", text, 1, JobOptions.MOST_TRIES);
    }

    /** For how long a job is leased; null where nothing is said of it, or no length. */
    static @Nullable Duration ttr(RequestTarget target) {
        return target.parameter("ttr").map(ProtocolParameters::ttr).orElse(null);
    }

    /** The length of a lease. */
    public static Duration ttr(String text) {
        Duration ttr = duration("ttr", text);
        if (ttr.compareTo(SHORTEST_TTR) < 0 || ttr.compareTo(LONGEST_TTR) > 0) {
            throw invalid("ttr", text, "from 1 to 86400 seconds");
        }
        return ttr;
    }

    /** How long a fetch may wait for a job; null where nothing is said of it, or that it should not. */
    static @Nullable Duration wait(RequestTarget target) {
        return target.parameter("wait")
                .map(ProtocolParameters::wait)
                .filter(wait -> !wait.isZero())
                .orElse(null);
    }

    private static Duration wait(String text) {
        Duration wait = duration("wait", text);
        if (wait.compareTo(LONGEST_WAIT) > 0) {
            throw invalid("wait", text, "from 0 to 60 seconds");
        }
        return wait;
    }

    /** Seconds with decimals, or an ISO 8601 duration. */
    static Duration duration(String name, String text) {
        if (text.startsWith("P") || text.startsWith("p")) {
            return checked(name, text, isoDuration(name, text));
        }
        return checked(name, text, seconds(name, text, "seconds, or a duration such as PT5M"));
    }

    private static Duration epoch(String text) {
        return checkedMoment("delayed", text, seconds("delayed", text, "seconds since 1970"));
    }

    private static Duration isoDuration(String name, String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw invalid(name, text, "seconds, or a duration such as PT5M");
        }
    }

    private static Duration seconds(String name, String text, String rule) {
        if (!SECONDS.matcher(text).matches()) {
            throw invalid(name, text, rule);
        }
        BigDecimal millis = new BigDecimal(text).movePointRight(3).setScale(0, RoundingMode.CEILING);
        return Duration.ofMillis(millis.longValueExact());
    }

    private static Duration checked(String name, String text, Duration duration) {
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw invalid(name, text, "between nothing and a hundred years");
        }
        return duration;
    }

    /** @param sinceEpoch from 1970 to the moment */
    private static Duration checkedMoment(String name, String text, Duration sinceEpoch) {
        if (sinceEpoch.isNegative() || sinceEpoch.compareTo(LATEST) > 0) {
            throw invalid(name, text, "between 1970 and 2170");
        }
        return sinceEpoch;
    }

    private static Instant instant(String name, String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            checkedMoment(name, text, Duration.between(Instant.EPOCH, instant));
            return instant;
        } catch (DateTimeException e) {
            throw invalid(name, text, "a moment such as 2030-01-31T12:00:00Z");
        }
    }

    private static Refusal invalid(String name, String text, String rule) {
        String shown = text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
        return Refusal.with(400, "invalid " + name + ": " + shown + " is not " + rule);
    }
}
