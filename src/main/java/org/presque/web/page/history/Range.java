package org.presque.web.page.history;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.presque.queue.history.Grain;
import org.presque.web.page.words.Text;

/** How far a chart goes back, and how long the parts are that it adds up. */
public enum Range {
    HOUR("last hour", "at most {0} in a minute", Grain.MINUTE, 60, Duration.ofMinutes(1), "HH:mm"),
    DAY("last day", "at most {0} in a quarter of an hour", Grain.MINUTE, 96, Duration.ofMinutes(15), "HH:mm"),
    MONTH("last 30 days", "at most {0} in six hours", Grain.HOUR, 120, Duration.ofHours(6), "MM-dd HH:mm");

    private final String title;
    private final String mostTitle;
    private final Grain grain;
    private final int parts;
    private final Duration part;
    private final DateTimeFormatter format;

    Range(String title, String mostTitle, Grain grain, int parts, Duration part, String pattern) {
        this.title = title;
        this.mostTitle = mostTitle;
        this.grain = grain;
        this.parts = parts;
        this.part = part;
        this.format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    static Optional<Range> named(String text) {
        return Stream.of(values()).filter(range -> range.text().equals(text)).findFirst();
    }

    /** The name as addresses have it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is called. */
    public Text title() {
        return Text.of(title);
    }

    /** What the most is called that was done in one of its parts. */
    Text mostTitle(long most) {
        return Text.of(mostTitle, most);
    }

    /** The notes that it adds up. */
    public Grain grain() {
        return grain;
    }

    int parts() {
        return parts;
    }

    Duration part() {
        return part;
    }

    /** When it begins for somebody who looks now; its last part is the one that is not over yet. */
    public Instant start(Instant now) {
        long millis = part.toMillis();
        long lastPart = now.toEpochMilli() / millis * millis;
        return Instant.ofEpochMilli(lastPart - (parts - 1) * millis);
    }

    String time(Instant moment) {
        return format.format(moment);
    }
}
