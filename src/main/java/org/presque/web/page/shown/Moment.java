package org.presque.web.page.shown;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.presque.web.page.words.Text;

/**
 * A moment as a page shows it: how far from now, and which one. Immutable.
 *
 * @param now when the page is drawn
 */
public record Moment(Instant at, Instant now) {

    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    /** {@code 3 min ago}, {@code in 3 min}; what is about now is {@code now}. */
    public Text text() {
        Duration span = Duration.between(at, now);
        if (span.abs().compareTo(Duration.ofSeconds(1)) < 0) {
            return Text.of("now");
        }
        return span.isNegative() ? Text.of("in {0}", Span.text(span.negated())) : Text.of("{0} ago", Span.text(span));
    }

    /** The moment itself, in words. */
    public String full() {
        return FULL.format(at);
    }

    /** The moment itself, as HTML wants it. */
    public String iso() {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
