package org.presque.web.page.dead;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.presque.queue.Each;
import org.presque.queue.Queues;
import org.presque.queue.model.JobState;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.QueueStats;
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

/**
 * {@code /ui/dead}: the queues that have dead jobs, and of each the job that died first. A page looks at so many queues at
 * most, and says where it goes on.
 */
public final class DeadPageServlet extends RestServlet {

    private static final long serialVersionUID = 1L;

    /** Each costs Redis a look. */
    private static final int MOST_LOOKED_AT = 1_000;

    private static final int MOST_SHOWN = 50;

    private final transient Queues queues;
    private final transient Painter painter;

    public DeadPageServlet(Exchanges exchanges, Queues queues, Painter painter) {
        super(exchanges);
        this.queues = queues;
        this.painter = painter;
        verbs().reads("GET", this::show);
    }

    private CompletionStage<Answer> show(Request request) {
        Visit visit = Visit.of(request);
        return painter.show(
                visit,
                () -> sheet(
                        visit.target().parameter("after").map(QueueName::new).orElse(null)));
    }

    private CompletionStage<Sheet> sheet(@Nullable QueueName after) {
        return queues.allStats(after, MOST_LOOKED_AT)
                .thenCompose(found -> view(found, after == null))
                .thenApply(view -> new Sheet(Scene.DEAD, "", view));
    }

    private CompletionStage<DeadView> view(List<QueueStats> found, boolean isFirst) {
        List<QueueStats> dead = new ArrayList<>();
        int looked = 0;
        while (looked < found.size() && dead.size() < MOST_SHOWN) {
            QueueStats stats = found.get(looked++);
            if (stats.dead() > 0) {
                dead.add(stats);
            }
        }
        boolean isLast = looked == found.size() && found.size() < MOST_LOOKED_AT;
        String next = isLast ? "" : Scene.DEAD.link() + "?after=" + Links.value(name(found, looked));
        Count count = new Count(looked);
        return rows(dead).thenApply(rows -> new DeadView(rows, count, next, isFirst));
    }

    private static String name(List<QueueStats> found, int looked) {
        return found.get(looked - 1).queue().value();
    }

    private CompletionStage<List<DeadRow>> rows(List<QueueStats> dead) {
        Instant now = Instant.now();
        return Each.of(dead, stats -> queues.page(stats.queue(), JobState.DEAD, 1, null)
                .thenApply(page -> DeadRow.of(stats, page, now)));
    }
}
