package org.presque.web.page.shown;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A length of time as pages show it: about so long, in one unit, or two where one would be too coarse. Stateless. */
public final class Span {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Span() {}

    /** {@code 7 s}, {@code 12 min}, {@code 2 h 5 min}, {@code 3 d 4 h}; never negative. */
    public static String text(Duration span) {
        long seconds = Math.max(0, span.toSeconds());
        if (seconds < MINUTE) {
            return seconds + " s";
        }
        if (seconds < HOUR) {
            return seconds / MINUTE + " min";
        }
        return seconds < DAY
                ? both(seconds / HOUR, "h", seconds % HOUR / MINUTE, "min")
                : both(seconds / DAY, "d", seconds % DAY / HOUR, "h");
    }

    /**
     * For how long the oldest job has been ready, a dash if there is none.
     *
     * @param seconds null if there is none
     */
    public static String oldest(@Nullable Double seconds) {
        return seconds == null ? "–" : text(Duration.ofSeconds(seconds.longValue()));
    }

    private static String both(long large, String unit, long small, String smallUnit) {
        String text = Count.text(large) + " " + unit;
        return small == 0 ? text : text + " " + small + " " + smallUnit;
    }
}
