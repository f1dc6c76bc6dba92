package org.presque.command.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.presque.command.terminal.Refusal;

/**
 * What {@code /stats/} says of a queue. Immutable. Read without a JSON library: its objects are flat, and names of queues have no
 * sign in them that means anything in JSON.
 *
 * @param json {@code {"queue":"mail","ready":1,…}}
 */
public record QueueStats(String json) {
    private static final Pattern FLAT_OBJECT = Pattern.compile("\\{[^{}]*+}");
    private static final List<String> LIVE = List.of("ready", "delayed", "leased", "dead");

    public static QueueStats of(String json) {
        return new QueueStats(json);
    }

    /** All that are in the answer about many; where there is none, that answer is a flat object itself. */
    public static List<QueueStats> all(String json) {
        return FLAT_OBJECT
                .matcher(json)
                .results()
                .map(MatchResult::group)
                .filter(object -> object.contains("\"queue\":"))
                .map(QueueStats::new)
                .toList();
    }

    public String name() {
        return text("\"queue\":\"([^\"]*+)\"");
    }

    /** Its number of that name. */
    public long number(String name) {
        return Long.parseLong(text("\"" + name + "\":(\\d++)"));
    }

    public boolean isStopped() {
        return number("status") == 0;
    }

    /** How old the first of the ready ones is; empty if there is none. */
    public String oldest() {
        return json.contains("\"oldest_ready_seconds\":null") ? "" : text("\"oldest_ready_seconds\":(\\d++)") + " s";
    }

    /** How many there are in all. */
    public long jobs() {
        return LIVE.stream().mapToLong(this::number).sum();
    }

    private String text(String pattern) {
        var found = Pattern.compile(pattern).matcher(json);
        if (!found.find()) {
            throw new Refusal("this is no presque, or another version of it: " + json);
        }
        return found.group(1);
    }
}
