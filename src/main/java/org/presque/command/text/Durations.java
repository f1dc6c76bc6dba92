package org.presque.command.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** Lengths of time as people write them: {@code 90}, {@code 1.5s}, {@code 500ms}, {@code 5m}, {@code 2h}, {@code 1d}, {@code PT5M}. */
public final class Durations {
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,12}+(?:\\.\\d{1,9}+)?)(ms|s|m|h|d|)");

    private Durations() {}

    /**
     * Without a unit it is seconds.
     *
     * @throws TypeConversionException if it is no length of time, or a negative one
     */
    public static Duration parse(String text) {
        var number = NUMBER.matcher(text);
        if (number.matches()) {
            return seconds(new BigDecimal(number.group(1)).multiply(secondsOf(number.group(2))));
        }
        try {
            Duration length = Duration.parse(text.toUpperCase(Locale.ROOT));
            if (!length.isNegative()) {
                return length;
            }
        } catch (DateTimeParseException e) {
            // Told below, as what is negative is.
        }
        throw new TypeConversionException("'%s' is not a length of time such as 90, 1.5s, 5m or PT5M".formatted(text));
    }

    private static Duration seconds(BigDecimal seconds) {
        int nanos = seconds.remainder(BigDecimal.ONE).movePointRight(9).intValue();
        return Duration.ofSeconds(seconds.longValue(), nanos);
    }

    private static BigDecimal secondsOf(String unit) {
        return switch (unit) {
            case "ms" -> new BigDecimal("0.001");
            case "m" -> BigDecimal.valueOf(60);
            case "h" -> BigDecimal.valueOf(3600);
            case "d" -> BigDecimal.valueOf(86_400);
            default -> BigDecimal.ONE;
        };
    }
}
