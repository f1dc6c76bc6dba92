package org.presque.web.page.shown;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.presque.web.page.words.Text;

/** A length of time as pages show it: about so long, in one unit, or two where one would be too coarse. Stateless. */
public final class Span {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Span() {}

    /** {@code 7 s}, {@code 12 min}, {@code 2 h 5 min}, {@code 3 d 4 h}; never negative. */
    public static Text text(Duration span) {
        long seconds = Math.max(0, span.toSeconds());
        if (seconds < MINUTE) {
            return Text.of("{0} s", seconds);
        }
        if (seconds < HOUR) {
            return Text.of("{0} min", seconds / MINUTE);
        }
        return seconds < DAY
                ? both(seconds / HOUR, "{0} h", seconds % HOUR / MINUTE, "{0} h {1} min")
                : both(seconds / DAY, "{0} d", seconds % DAY / HOUR, "{0} d {1} h");
    }

    /**
     * For how long the oldest job has been ready, a dash if there is none.
     *
     * @param seconds null if there is none
     */
    public static Text oldest(@Nullable Double seconds) {
        return seconds == null ? Text.verbatim("–") : text(Duration.ofSeconds(seconds.longValue()));
    }

    private static Text both(long large, String whole, long small, String mixed) {
        return small == 0 ? Text.of(whole, large) : Text.of(mixed, large, small);
    }
}
