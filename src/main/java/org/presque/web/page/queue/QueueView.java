package org.presque.web.page.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.presque.queue.model.JobPage;
import org.presque.queue.model.JobState;
import org.presque.queue.model.QueueStats;
import org.presque.web.Cursor;
import org.presque.web.page.Done;
import org.presque.web.page.Done.Deed;
import org.presque.web.page.Links;
import org.presque.web.page.shown.Count;
import org.presque.web.page.shown.Span;

/**
 * What the page of a queue shows. Immutable.
 *
 * @param next where the list goes on, from the root; empty on its last page
 * @param more what is to be done again since there was no time to do it to all; empty if that is not so
 */
public record QueueView(
        Place place,
        QueueStats stats,
        List<JobRow> rows,
        String next,
        String more,
        SettingsForm settings,
        NewJobForm newJob) {

    static QueueView of(Place place, QueueStats stats, JobPage page, Forms forms) {
        Instant now = Instant.now();
        List<JobRow> rows = page.jobs().stream().map(job -> JobRow.of(job, now)).toList();
        String next = page.next() == null
                ? ""
                : place.behind(new Cursor(place.queue(), place.state()).at(page.next()))
                        .link();
        return new QueueView(place, stats, rows, next, forms.more(), forms.settings(), forms.newJob());
    }

    /** What stands in the forms of the page. */
    record Forms(SettingsForm settings, NewJobForm newJob, Optional<Done> done) {

        String more() {
            return done.filter(Done::isMore)
                    .map(it -> it.deed() == Deed.READY ? "ready-all" : "delete-all")
                    .orElse("");
        }
    }

    public String name() {
        return place.queue().value();
    }

    public String state() {
        return place.state().text();
    }

    public List<Tab> tabs() {
        return Tab.all(place, stats);
    }

    /** How many jobs are in the list, on all its pages. */
    public Count size() {
        return new Count(Tab.count(place.state(), stats));
    }

    /** Where the list begins, from the root. */
    public String first() {
        return place.in(place.state()).link();
    }

    public boolean isFirst() {
        return place.after() == null;
    }

    public String openness() {
        return stats.isOpen() ? "open" : "stopped";
    }

    public boolean isOpen() {
        return stats.isOpen();
    }

    /** What the column of moments is about. */
    public String whenTitle() {
        return switch (place.state()) {
            case READY -> "Put";
            case DELAYED -> "Due";
            case LEASED -> "Lease ends";
            case DEAD -> "Died";
        };
    }

    /** Whether there is anything to be done with the jobs of this list: not with those that a worker has. */
    public boolean hasActs() {
        return place.state() != JobState.LEASED && !rows.isEmpty();
    }

    /** What the button says that makes selected jobs ready; empty if there is none. */
    public String readyButton() {
        return switch (place.state()) {
            case DELAYED -> "Run now";
            case DEAD -> "Retry";
            case READY, LEASED -> "";
        };
    }

    public boolean isDead() {
        return place.state() == JobState.DEAD;
    }

    public Count processed() {
        return new Count(stats.processed());
    }

    public Count failed() {
        return new Count(stats.failed());
    }

    public Count expired() {
        return new Count(stats.expired());
    }

    public Count deleted() {
        return new Count(stats.deleted());
    }

    public Count workers() {
        return new Count(stats.workers());
    }

    /** For how long the oldest job has been ready. */
    public String oldest() {
        Double seconds = stats.oldestReadySeconds();
        return seconds == null ? "–" : Span.text(Duration.ofSeconds(seconds.longValue()));
    }

    /** Where the rest of the protocol tells the numbers, from the root. */
    public String statsLink() {
        return Links.stats(name());
    }
}
