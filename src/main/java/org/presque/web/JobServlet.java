package org.presque.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.presque.queue.Queues;
import org.presque.queue.model.JobDetails;
import org.presque.queue.model.JobError;
import org.presque.queue.model.JobPage;
import org.presque.queue.model.JobState;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.QueueStats;
import org.presque.web.http.Answer;
import org.presque.web.http.Exchanges;
import org.presque.web.http.Json;
import org.presque.web.http.Refusal;
import org.presque.web.http.Request;
import org.presque.web.http.RequestTarget;
import org.presque.web.http.RestServlet;

/** {@code /j/NAME} and {@code /j/NAME/ID}: tells about the jobs of a queue, without taking any. */
public final class JobServlet extends RestServlet {

    private static final long serialVersionUID = 1L;

    private static final int DEFAULT_PAGE = 50;
    private static final int LARGEST_PAGE = 1000;

    private final transient Queues queues;

    public JobServlet(Exchanges exchanges, Queues queues) {
        super(exchanges);
        this.queues = queues;
        verbs().reads("GET", this::read);
    }

    private CompletionStage<Answer> read(Request request) {
        RequestTarget target = request.target();
        if (target.namesJob()) {
            return queues.find(target.queueOfJob(), target.jobId())
                    .thenApply(job -> Answer.json(200, DetailsView.of(job).json(job)));
        }
        QueueName queue = target.queueName();
        return target.parameter("state").isPresent()
                ? page(queue, state(target), target)
                : queues.stats(queue).thenApply(stats -> Answer.json(200, CountsView.of(stats)));
    }

    private static JobState state(RequestTarget target) {
        String text = target.parameter("state").orElse("");
        return JobState.named(text)
                .orElseThrow(
                        () -> Refusal.with(400, "invalid state: " + text + " is not ready, delayed, leased or dead"));
    }

    private CompletionStage<Answer> page(QueueName queue, JobState state, RequestTarget target) {
        Cursor cursor = new Cursor(queue, state);
        String after = target.parameter("after").map(cursor::placeIn).orElse(null);
        int limit = ProtocolParameters.limit(target, DEFAULT_PAGE, LARGEST_PAGE);
        return queues.page(queue, state, limit, after)
                .thenApply(page -> Answer.json(200, PageView.of(queue, state, page, cursor)));
    }

    /** Exactly these four fields: clients of the first protocol compare them. */
    @JsonbPropertyOrder({"queueName", "jobCount", "jobProcessed", "jobFailed"})
    public record CountsView(String queueName, long jobCount, long jobProcessed, long jobFailed) {

        static CountsView of(QueueStats stats) {
            return new CountsView(stats.queue().value(), stats.ready(), stats.processed(), stats.failed());
        }
    }

    /** A job but for its text, which is put in as it is; times in seconds since 1970. */
    @JsonbPropertyOrder({
        "id",
        "queue",
        "state",
        "priority",
        "attempts",
        "tries",
        "createdAt",
        "dueAt",
        "leaseEndsAt",
        "worker",
        "errors"
    })
    public record DetailsView(
            long id,
            String queue,
            String state,
            int priority,
            int attempts,
            int tries,
            BigDecimal createdAt,
            BigDecimal dueAt,
            @Nullable BigDecimal leaseEndsAt,
            @Nullable String worker,
            List<ErrorView> errors) {

        static DetailsView of(JobDetails details) {
            return new DetailsView(
                    details.job().id().value(),
                    details.job().queue().value(),
                    details.state().text(),
                    details.priority(),
                    details.attempts(),
                    details.tries(),
                    Seconds.of(details.createdAt()),
                    Seconds.of(details.dueAt()),
                    Seconds.ofNullable(details.leaseEndsAt()),
                    details.worker(),
                    details.errors().stream().map(ErrorView::of).toList());
        }

        byte[] json(JobDetails details) {
            return Json.bytes(this, "job", details.job().text().bytes());
        }
    }

    /** How an attempt failed. */
    @JsonbPropertyOrder({"error", "worker", "at"})
    public record ErrorView(String error, @Nullable String worker, BigDecimal at) {

        static ErrorView of(JobError error) {
            return new ErrorView(error.text(), error.worker(), Seconds.of(error.at()));
        }
    }

    /** A page but for its jobs and where the next one begins. */
    @JsonbPropertyOrder({"queue", "state"})
    public record PageView(String queue, String state) {

        static byte[] of(QueueName queue, JobState state, JobPage page, Cursor cursor) {
            List<byte[]> jobs = page.jobs().stream()
                    .map(job -> DetailsView.of(job).json(job))
                    .toList();
            String next = page.next() == null ? "null" : "\"" + cursor.at(page.next()) + "\"";
            byte[] withJobs = Json.bytes(new PageView(queue.value(), state.text()), "jobs", Json.array(jobs));
            return Json.with(withJobs, "next", Json.utf8(next));
        }
    }
}
