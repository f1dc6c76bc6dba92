package org.presque.web.page.queue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.presque.queue.model.JobState;
import org.presque.queue.model.QueueStats;
import org.presque.queue.search.Found;
import org.presque.web.page.Done;
import org.presque.web.page.Done.Deed;
import org.presque.web.page.Links;
import org.presque.web.page.history.Trend;
import org.presque.web.page.shown.Count;
import org.presque.web.page.shown.ReadyButton;
import org.presque.web.page.shown.Span;

/**
 * What the page of a queue shows. Immutable.
 *
 * @param looked at how many jobs a search has looked
 * @param next where the list goes on, from the root; empty on its last page
 * @param trend how much was done in the last hour
 * @param more what is to be done again since there was no time to do it to all; empty if that is not so
 */
public record QueueView(
        Place place,
        QueueStats stats,
        List<JobRow> rows,
        Count looked,
        String next,
        String more,
        SettingsForm settings,
        NewJobForm newJob,
        Trend trend) {

    static QueueView of(Place place, QueueStats stats, Seen seen, Forms forms) {
        Instant now = Instant.now();
        List<JobRow> rows =
                seen.found().jobs().stream().map(job -> JobRow.of(job, now)).toList();
        String next = seen.found().next() == null
                ? ""
                : place.behind(seen.found().next()).link();
        return new QueueView(
                place,
                stats,
                rows,
                new Count(seen.found().looked()),
                next,
                forms.more(),
                forms.settings(),
                forms.newJob(),
                seen.trend());
    }

    /** The jobs, and how much was done in the last hour. */
    record Seen(Found found, Trend trend) {}

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

    /** What is looked for; empty if nothing is. */
    public String word() {
        return place.word();
    }

    /** What is said of a search. */
    public String search() {
        return new Count(rows.size()).of("job", "jobs") + " found, of " + looked.text() + " looked at"
                + (next.isEmpty() ? "." : "; there are more to look at.");
    }

    /** Where more is shown of how much was done, from the root. */
    public String historyLink() {
        return Links.history(name()) + "?range=";
    }

    /** Where a form of the page is sent that only shows, from the root. */
    public String link() {
        return Links.queue(name());
    }

    /** The list without a search, from the root. */
    public String whole() {
        return place.withoutWord().link();
    }

    /** Whether the list has all jobs in the state, and not only those that were searched. */
    public boolean isWhole() {
        return place.isWhole();
    }

    /** What the link says that makes all jobs of the list ready; empty if there is none. */
    public String allReadyLink() {
        return switch (place.state()) {
            case DELAYED -> "Run " + all() + " now…";
            case DEAD -> "Retry " + all() + "…";
            case READY, LEASED -> "";
        };
    }

    /** What the link says that deletes all jobs of the list. */
    public String allDeleteLink() {
        return "Delete " + all() + "…";
    }

    private String all() {
        return isWhole() ? "all " + size().text() : "all that match";
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
        return ReadyButton.text(place.state());
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
        return Span.oldest(stats.oldestReadySeconds());
    }

    /** Where the rest of the protocol tells the numbers, from the root. */
    public String statsLink() {
        return Links.stats(name());
    }
}
