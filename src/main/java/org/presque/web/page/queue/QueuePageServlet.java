package org.presque.web.page.queue;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.presque.queue.QueueDao;
import org.presque.queue.Queues;
import org.presque.queue.history.HistoryDao;
import org.presque.queue.model.QueueStats;
import org.presque.queue.search.Found;
import org.presque.queue.search.Search;
import org.presque.web.http.Answer;
import org.presque.web.http.Exchanges;
import org.presque.web.http.Parameters;
import org.presque.web.http.Request;
import org.presque.web.http.RestServlet;
import org.presque.web.page.Done;
import org.presque.web.page.Painter;
import org.presque.web.page.Scene;
import org.presque.web.page.Sheet;
import org.presque.web.page.Visit;
import org.presque.web.page.history.Range;
import org.presque.web.page.history.Trend;

/** {@code /ui/q/NAME}: shows a queue and its jobs by state, and does what the forms of that page ask for. */
public final class QueuePageServlet extends RestServlet {

    private static final long serialVersionUID = 1L;

    private static final int JOBS_A_PAGE = 50;

    private final transient Queues queues;
    private final transient HistoryDao history;
    private final transient Search search;
    private final transient QueueActs acts;
    private final transient Painter painter;

    public QueuePageServlet(Exchanges exchanges, Painter painter, Sources sources, QueueActs acts) {
        super(exchanges);
        this.queues = sources.queues();
        this.history = sources.history();
        this.search = sources.search();
        this.acts = acts;
        this.painter = painter;
        verbs().reads("GET", this::show).acts("POST", this::press);
    }

    /** Where the page has what it shows from. */
    public record Sources(Queues queues, HistoryDao history, Search search) {}

    private CompletionStage<Answer> show(Request request) {
        Visit visit = Visit.of(request);
        Optional<String> confirm = request.target().parameter("confirm");
        return painter.show(
                visit,
                () -> confirm.isPresent()
                        ? confirmation(visit, confirm.get())
                        : sheet(visit, NewJobForm.EMPTY, Optional.empty()));
    }

    /** Jobs that have a word are counted for as long as a search takes. */
    private CompletionStage<Sheet> confirmation(Visit visit, String what) {
        Place place = Place.of(visit.target());
        place.checkAll(what.equals("ready"));
        CompletionStage<Confirmation> confirmation = place.isWhole()
                ? queues.stats(place.queue())
                        .thenApply(stats -> Confirmation.ofAll(what, place, Tab.count(place.state(), stats), true))
                : search.count(place.wanted(Integer.MAX_VALUE), visit.threads())
                        .thenApply(met -> Confirmation.ofAll(what, place, met.count(), !met.isMore()));
        return confirmation.thenApply(asked -> sheet(place, asked));
    }

    private static Sheet sheet(Place place, Confirmation confirmation) {
        return new Sheet(Scene.CONFIRM, place.queue().value(), confirmation);
    }

    /** @param settings what was typed into their form; empty to show what is set */
    private CompletionStage<Sheet> sheet(Visit visit, NewJobForm newJob, Optional<SettingsForm> settings) {
        Place place = Place.of(visit.target());
        CompletionStage<QueueStats> stats = queues.stats(place.queue());
        CompletionStage<QueueDao.Control> control = queues.control(place.queue());
        CompletionStage<Found> found = jobs(visit, place);
        CompletionStage<Trend> trend = Trend.read(history, place.queue(), Range.HOUR);
        return stats.thenCombine(
                        control,
                        (numbers, set) -> found.thenCombine(trend, (jobs, hour) -> {
                            SettingsForm form = settings.orElseGet(() -> SettingsForm.of(set));
                            var forms = new QueueView.Forms(form, newJob, Done.of(visit.target()));
                            QueueView view = QueueView.of(place, numbers, new QueueView.Seen(jobs, hour), forms);
                            return new Sheet(Scene.QUEUE, place.queue().value(), view);
                        }))
                .thenCompose(sheet -> sheet);
    }

    /** The jobs of a place: a part of the list, or what a search has found from there. */
    private CompletionStage<Found> jobs(Visit visit, Place place) {
        return place.isWhole()
                ? queues.page(place.queue(), place.state(), JOBS_A_PAGE, place.position())
                        .thenApply(page -> new Found(page.jobs(), page.jobs().size(), page.next()))
                : search.search(place.wanted(JOBS_A_PAGE), visit.threads());
    }

    private CompletionStage<Answer> press(Request request) {
        painter.checkWritable();
        Parameters form = request.form();
        String act = form.value("act").orElse("");
        Visit visit = Visit.of(request);
        boolean isToBeAsked = act.equals("delete") && form.value("sure").isEmpty();
        return isToBeAsked
                ? painter.ask(
                        visit,
                        act,
                        () -> {
                            Place place = Place.of(visit.target());
                            return sheet(place, Confirmation.ofSelected(place, QueueActs.selected(form)));
                        },
                        () -> again(visit, act, form))
                : painter.act(visit, act, () -> acts.carryOut(act, visit, form), () -> again(visit, act, form));
    }

    /** The page with its forms as they were sent. */
    private CompletionStage<Sheet> again(Visit visit, String act, Parameters form) {
        NewJobForm newJob = act.equals("add") ? NewJobForm.sent(form) : NewJobForm.EMPTY;
        return sheet(visit, newJob, act.equals("set") ? Optional.of(SettingsForm.sent(form)) : Optional.empty());
    }
}
