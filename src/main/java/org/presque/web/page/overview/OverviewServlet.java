package org.presque.web.page.overview;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.presque.queue.Each;
import org.presque.queue.Queues;
import org.presque.queue.Workers;
import org.presque.queue.history.HistoryDao;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Reason;
import org.presque.web.http.Answer;
import org.presque.web.http.Exchanges;
import org.presque.web.http.Parameters;
import org.presque.web.http.Refusal;
import org.presque.web.http.Request;
import org.presque.web.http.RestServlet;
import org.presque.web.page.Painter;
import org.presque.web.page.Scene;
import org.presque.web.page.Sheet;
import org.presque.web.page.Visit;
import org.presque.web.page.history.Range;
import org.presque.web.page.history.Spark;
import org.presque.web.page.history.Trend;
import org.presque.web.page.shown.Count;

/** The context root: shows the queues to people, and stops and starts them by the buttons on the page. */
public final class OverviewServlet extends RestServlet {

    private static final long serialVersionUID = 1L;

    private static final int SPARKS_AT_ONCE = 100;

    private final transient Queues queues;
    private final transient HistoryDao history;
    private final transient Workers workers;
    private final transient Painter painter;

    public OverviewServlet(Exchanges exchanges, Painter painter, Sources sources) {
        super(exchanges);
        this.queues = sources.queues();
        this.history = sources.history();
        this.workers = sources.workers();
        this.painter = painter;
        verbs().reads("GET", this::show).acts("POST", this::press);
    }

    /** Where the page has what it shows from. */
    public record Sources(Queues queues, HistoryDao history, Workers workers) {}

    private CompletionStage<Answer> show(Request request) {
        QueueName after = after(request);
        return painter.show(Visit.of(request), () -> sheet(after));
    }

    private CompletionStage<Answer> press(Request request) {
        painter.checkWritable();
        QueueName after = after(request);
        Parameters form = request.form();
        QueueName queue = form.value("queue")
                .map(QueueName::new)
                .orElseThrow(() -> new QueueException(Reason.QUEUE_NAME_IS_MISSING));
        boolean isOpen = isOpen(form.value("status").orElse(""));
        String what = (isOpen ? "start " : "stop ") + queue;
        return painter.act(
                Visit.of(request),
                what,
                () -> queues.change(queue, Optional.of(isOpen), Map.of())
                        .thenApply(changed -> Pages.query(text(after))),
                () -> sheet(after));
    }

    private static boolean isOpen(String status) {
        return switch (status) {
            case "stop" -> false;
            case "start" -> true;
            default -> throw Refusal.with(400, "invalid status " + status);
        };
    }

    private static @Nullable QueueName after(Request request) {
        return request.target().parameter("after").map(QueueName::new).orElse(null);
    }

    private static String text(@Nullable QueueName after) {
        return after == null ? "" : after.value();
    }

    private CompletionStage<Sheet> sheet(@Nullable QueueName after) {
        CompletionStage<Trend> trend = Trend.read(history, null, Range.HOUR);
        CompletionStage<Count> working = workers.all().thenApply(all -> new Count(all.size()));
        return queues.info().thenCompose(info -> queues.allStats(after, Listing.MOST_QUEUES + 1)
                .thenCombine(queues.size(), (found, size) -> Listing.of(info, size, found, text(after)))
                .thenCompose(listing -> sparks(listing)
                        .thenCombine(trend, (sparks, hour) -> new OverviewView.Charts(hour, sparks))
                        .thenCombine(working, (charts, now) -> new OverviewView(listing, now, charts)))
                .thenApply(view -> new Sheet(Scene.QUEUES, "", view)));
    }

    /** A part of the rows after the other, so that a long list does not fill the line. Without them the page is worth having. */
    private CompletionStage<Map<String, Spark>> sparks(Listing listing) {
        CompletionStage<Map<String, Spark>> all = CompletableFuture.completedStage(new HashMap<>());
        List<QueueRow> rows = listing.rows();
        for (int from = 0; from < rows.size(); from += SPARKS_AT_ONCE) {
            List<QueueRow> part = rows.subList(from, Math.min(rows.size(), from + SPARKS_AT_ONCE));
            all = all.thenCompose(before -> Each.of(part, this::spark).thenApply(sparks -> {
                sparks.forEach(spark -> before.put(spark.getKey(), spark.getValue()));
                return before;
            }));
        }
        return all.exceptionally(fault -> Map.of());
    }

    private CompletionStage<Map.Entry<String, Spark>> spark(QueueRow row) {
        return Trend.read(history, new QueueName(row.name()), Range.HOUR)
                .thenApply(hour -> Map.entry(row.name(), Spark.of(hour)));
    }
}
