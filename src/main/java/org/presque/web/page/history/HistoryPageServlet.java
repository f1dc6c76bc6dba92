package org.presque.web.page.history;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.presque.queue.history.HistoryDao;
import org.presque.queue.model.QueueName;
import org.presque.web.http.Answer;
import org.presque.web.http.Exchanges;
import org.presque.web.http.Refusal;
import org.presque.web.http.Request;
import org.presque.web.http.RequestTarget;
import org.presque.web.http.RestServlet;
import org.presque.web.page.Painter;
import org.presque.web.page.Scene;
import org.presque.web.page.Sheet;
import org.presque.web.page.Visit;

/** {@code /ui/history/} and {@code /ui/history/NAME}: how much was done in the last hour, day or month. */
public final class HistoryPageServlet extends RestServlet {

    private static final long serialVersionUID = 1L;

    private final transient HistoryDao history;
    private final transient Painter painter;

    public HistoryPageServlet(Exchanges exchanges, HistoryDao history, Painter painter) {
        super(exchanges);
        this.history = history;
        this.painter = painter;
        verbs().reads("GET", this::show);
    }

    private CompletionStage<Answer> show(Request request) {
        Visit visit = Visit.of(request);
        return painter.show(visit, () -> sheet(queue(visit.target()), range(visit.target())));
    }

    private static @Nullable QueueName queue(RequestTarget target) {
        return target.pathBehindRoute().isEmpty() ? null : target.queueName();
    }

    private static Range range(RequestTarget target) {
        return target.parameter("range")
                .map(text -> Range.named(text)
                        .orElseThrow(() -> Refusal.with(400, "invalid range: " + text + " is not hour, day or month")))
                .orElse(Range.HOUR);
    }

    private CompletionStage<Sheet> sheet(@Nullable QueueName queue, Range range) {
        String name = queue == null ? "" : queue.value();
        return Trend.read(history, queue, range)
                .thenApply(trend -> new Sheet(Scene.HISTORY, name, new HistoryView(name, trend)));
    }
}
