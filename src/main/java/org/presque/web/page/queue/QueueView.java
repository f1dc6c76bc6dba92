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
import org.presque.web.page.words.Text;

/**
 * What the page of a queue shows. Immutable.
 *
 * @param looked at how many jobs a search has looked
 * @param next where the list goes on, from the root; empty on its last page
 * @param trend how much was done in the last hour
 * @param more where is asked whether to go on, from the root, since there was no time for all; empty if that is not so
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
                forms.more(place),
                forms.settings(),
                forms.newJob(),
                seen.trend());
    }

    /** The jobs, and how much was done in the last hour. */
    record Seen(Found found, Trend trend) {}

    /** What stands in the forms of the page. */
    record Forms(SettingsForm settings, NewJobForm newJob, Optional<Done> done) {

        String more(Place place) {
            return done.filter(Done::isMore)
                    .map(it -> place.link() + "&confirm=" + (it.deed() == Deed.READY ? "ready" : "delete"))
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
    public Text search() {
        Text looked =
                Text.of(next.isEmpty() ? "{0} looked at." : "{0} looked at; there are more.", this.looked.number());
        return Text.count(rows.size(), "{0} job found, of {1}", "{0} jobs found, of {1}", looked);
    }

    private Text stateText() {
        return Text.of(state());
    }

    public Text listTitle() {
        return Text.of("Jobs that are {0}", stateText());
    }

    public Text searchLabel() {
        return Text.of("Search the jobs that are {0}", stateText());
    }

    /** What is said where there are no jobs. */
    public Text none() {
        return isFirst()
                ? Text.of("No {0} jobs.", stateText())
                : Text.of("No {0} jobs behind this place.", stateText());
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
    public Text allReadyLink() {
        return switch (place.state()) {
            case DELAYED -> Text.of("Run {0} now…", all());
            case DEAD -> Text.of("Retry {0}…", all());
            case READY, LEASED -> Text.NONE;
        };
    }

    /** What the link says that deletes all jobs of the list. */
    public Text allDeleteLink() {
        return Text.of("Delete {0}…", all());
    }

    private Text all() {
        return isWhole() ? Text.of("all {0}", size().number()) : Text.of("all that match");
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
    public Text oldest() {
        return Span.oldest(stats.oldestReadySeconds());
    }

    /** Where the rest of the protocol tells the numbers, from the root. */
    public String statsLink() {
        return Links.stats(name());
    }
}
