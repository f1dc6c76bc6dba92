package org.presque.web.page.job;

import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.presque.queue.Queues;
import org.presque.queue.model.JobId;
import org.presque.queue.model.JobState;
import org.presque.queue.model.QueueName;
import org.presque.web.http.Answer;
import org.presque.web.http.Exchanges;
import org.presque.web.http.Parameters;
import org.presque.web.http.Refusal;
import org.presque.web.http.Request;
import org.presque.web.http.RequestTarget;
import org.presque.web.http.RestServlet;
import org.presque.web.page.Done;
import org.presque.web.page.Done.Deed;
import org.presque.web.page.Links;
import org.presque.web.page.Painter;
import org.presque.web.page.Scene;
import org.presque.web.page.Sheet;
import org.presque.web.page.Visit;

/** {@code /ui/j/NAME/ID}: shows a job, makes it ready, deletes it. */
public final class JobPageServlet extends RestServlet {

    private static final long serialVersionUID = 1L;

    private final transient Queues queues;
    private final transient Painter painter;

    public JobPageServlet(Exchanges exchanges, Queues queues, Painter painter) {
        super(exchanges);
        this.queues = queues;
        this.painter = painter;
        verbs().only(target -> target.behindRoute().namesJob())
                .reads("GET", this::show)
                .acts("POST", this::press);
    }

    /** Which job a request is about. */
    private record Which(QueueName queue, JobId id) {

        static Which of(RequestTarget target) {
            return new Which(target.queueOfJob(), target.jobId());
        }
    }

    private CompletionStage<Answer> show(Request request) {
        Visit visit = Visit.of(request);
        return painter.show(visit, () -> sheet(Which.of(visit.target())));
    }

    private CompletionStage<Sheet> sheet(Which which) {
        return queues.find(which.queue(), which.id())
                .thenApply(job ->
                        new Sheet(Scene.JOB, which.id() + " · " + which.queue(), JobView.of(job, Instant.now())));
    }

    private CompletionStage<Answer> press(Request request) {
        Parameters form = request.form();
        String act = form.value("act").orElse("");
        Visit visit = Visit.of(request);
        return painter.act(
                visit, act, () -> apply(act, form, Which.of(visit.target())), () -> sheet(Which.of(visit.target())));
    }

    /** @return where to go then */
    private CompletionStage<String> apply(String act, Parameters form, Which which) {
        String list = form.value("state")
                .flatMap(JobState::named)
                .map(state -> "?state=" + state.text() + "&")
                .orElse("?");
        String queue = Links.queue(which.queue().value()) + list;
        String job = Links.job(which.queue(), which.id());
        return switch (act) {
            case "ready" ->
                queues.makeReady(which.queue(), which.id())
                        .thenApply(attempts -> job + "?" + Done.once(Deed.READY).parameter());
            case "delete" ->
                queues.cancel(which.queue(), which.id())
                        .thenApply(done -> queue + Done.once(Deed.DELETED).parameter());
            default -> throw Refusal.with(400, "invalid act " + act);
        };
    }
}
