package org.presque.web.page.workers;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.presque.queue.Each;
import org.presque.queue.Workers;
import org.presque.queue.model.WorkerId;
import org.presque.web.http.Answer;
import org.presque.web.http.Exchanges;
import org.presque.web.http.Request;
import org.presque.web.http.RestServlet;
import org.presque.web.page.Links;
import org.presque.web.page.Painter;
import org.presque.web.page.Scene;
import org.presque.web.page.Sheet;
import org.presque.web.page.Visit;
import org.presque.web.page.shown.Count;

/** {@code /ui/workers}: who works, on what, with what success. */
public final class WorkersPageServlet extends RestServlet {

    private static final long serialVersionUID = 1L;

    private static final int WORKERS_A_PAGE = 100;

    private final transient Workers workers;
    private final transient Painter painter;

    public WorkersPageServlet(Exchanges exchanges, Workers workers, Painter painter) {
        super(exchanges);
        this.workers = workers;
        this.painter = painter;
        verbs().reads("GET", this::show);
    }

    private CompletionStage<Answer> show(Request request) {
        Visit visit = Visit.of(request);
        return painter.show(visit, () -> sheet(visit.target().parameter("after").orElse("")));
    }

    /** @param after the worker behind whom the page begins; empty for the beginning */
    private CompletionStage<Sheet> sheet(String after) {
        return workers.all().thenCompose(all -> {
            List<String> behind =
                    all.stream().filter(id -> id.compareTo(after) > 0).toList();
            List<String> shown = behind.stream().limit(WORKERS_A_PAGE).toList();
            String next = behind.size() > shown.size()
                    ? Scene.WORKERS.link() + "?after=" + Links.value(shown.get(shown.size() - 1))
                    : "";
            Count count = new Count(all.size());
            return rows(shown)
                    .thenApply(
                            rows -> new Sheet(Scene.WORKERS, "", new WorkersView(count, rows, next, after.isEmpty())));
        });
    }

    private CompletionStage<List<WorkerRow>> rows(List<String> ids) {
        Instant now = Instant.now();
        return Each.of(ids, id -> workers.info(new WorkerId(id)).thenApply(info -> WorkerRow.of(info, now)));
    }
}
