package org.presque.web.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.Reason;

/**
 * What the page shows. Immutable.
 *
 * @param listing what Redis said; null if it said nothing
 * @param trouble why there is no listing; empty if there is one
 * @param said what became of the button that was pressed, if it did not work; else empty
 */
public record PageView(Server server, @Nullable Listing listing, String trouble, String said) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    static PageView of(Server server, Listing listing, String said) {
        return new PageView(server, listing, "", said);
    }

    static PageView away(Server server, Reason reason, String said) {
        return new PageView(server, null, headline(reason), said);
    }

    /** What the matter is, without what it means for a request: the text up to its first comma. */
    private static String headline(Reason reason) {
        String matter = reason.text().split(",", 2)[0];
        return matter.substring(0, 1).toUpperCase(Locale.ROOT) + matter.substring(1);
    }

    /** Whether Redis said nothing. */
    public boolean isAway() {
        return listing == null;
    }

    /** The class in the style sheet of {@link #link}. */
    public String linkState() {
        return isAway() ? "away" : "still";
    }

    /** How the page stands to Redis; the script says more, since it goes on asking. */
    public String link() {
        return isAway() ? "Away" : "As of " + TIME.format(Instant.now());
    }

    /** The class in the style sheet of {@link #said}. */
    public String saidMark() {
        return said.isEmpty() ? "unseen" : "note bad";
    }

    /** A row without a queue, for the script. */
    public QueueRow blankRow() {
        return QueueRow.BLANK;
    }
}
