package org.presque.web.page.overview;

import java.util.List;
import org.presque.queue.model.JobState;
import org.presque.queue.model.QueueStats;
import org.presque.web.page.Links;
import org.presque.web.page.shown.Count;

/**
 * One queue as the page shows it. Immutable.
 *
 * @param states how many jobs it has in each state
 */
public record QueueRow(String name, boolean isOpen, List<InState> states, Count processed, Count failed) {

    /** What the script of the page fills in when a queue appears. */
    static final QueueRow BLANK = new QueueRow("", true, states("", 0, 0, 0, 0), new Count(0), new Count(0));

    /**
     * How many jobs a queue has in a state. Immutable.
     *
     * @param field what the rest of the protocol calls the number
     * @param link where they are listed, from the root
     */
    public record InState(String field, String title, String state, String link, Count count) {

        static InState of(String field, String title, JobState state, String queue, long count) {
            String link = Links.queue(queue) + "?state=" + state.text();
            return new InState(field, title, state.text(), link, new Count(count));
        }
    }

    static QueueRow of(QueueStats stats) {
        String name = stats.queue().value();
        return new QueueRow(
                name,
                stats.isOpen(),
                states(name, stats.ready(), stats.delayed(), stats.leased(), stats.dead()),
                new Count(stats.processed()),
                new Count(stats.failed()));
    }

    private static List<InState> states(String queue, long ready, long delayed, long leased, long dead) {
        return List.of(
                InState.of("size", "Ready", JobState.READY, queue, ready),
                InState.of("delayed", "Delayed", JobState.DELAYED, queue, delayed),
                InState.of("leased", "Leased", JobState.LEASED, queue, leased),
                InState.of("dead", "Dead", JobState.DEAD, queue, dead));
    }

    /** Where its own page is, from the root. */
    public String link() {
        return Links.queue(name);
    }

    /** Where is shown how much was done in it, from the root. */
    public String historyLink() {
        return Links.history(name);
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
