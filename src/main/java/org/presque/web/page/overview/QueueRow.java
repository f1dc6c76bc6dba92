package org.presque.web.page.overview;

import org.presque.queue.model.QueueStats;
import org.presque.web.page.Links;
import org.presque.web.page.shown.Count;

/** One queue as the page shows it. Immutable. */
public record QueueRow(String name, boolean isOpen, Count size, Count processed, Count failed) {

    private static final Count NOTHING = new Count(0);

    /** What the script of the page fills in when a queue appears. */
    static final QueueRow BLANK = new QueueRow("", true, NOTHING, NOTHING, NOTHING);

    static QueueRow of(QueueStats stats) {
        return new QueueRow(
                stats.queue().value(),
                stats.isOpen(),
                new Count(stats.ready()),
                new Count(stats.processed()),
                new Count(stats.failed()));
    }

    /** Where its own page is, from the root. */
    public String link() {
        return Links.queue(name);
    }

    /** The word for its state, which is the class in the style sheet too. */
    public String state() {
        return isOpen ? "open" : "stopped";
    }

    /** What its button does, in the word of the protocol. */
    public String status() {
        return isOpen ? "stop" : "start";
    }

    /** What its button says. */
    public String button() {
        return isOpen ? "Stop" : "Start";
    }
}
