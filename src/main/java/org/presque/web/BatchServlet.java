package org.presque.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.presque.config.QueuesConfig;
import org.presque.queue.Queues;
import org.presque.queue.Workers;
import org.presque.queue.model.Job;
import org.presque.queue.model.JobOptions;
import org.presque.queue.model.JobState;
import org.presque.queue.model.JobText;
import org.presque.queue.model.NewJobs;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Stored;
import org.presque.queue.model.WorkerId;
import org.presque.web.http.Answer;
import org.presque.web.http.Exchanges;
import org.presque.web.http.Json;
import org.presque.web.http.Refusal;
import org.presque.web.http.Request;
import org.presque.web.http.RestServlet;

/** {@code /qb/NAME}: puts, takes and deletes many jobs at once. */
public final class BatchServlet extends RestServlet {

    private static final long serialVersionUID = 1L;

    private static final int DEFAULT_BATCH = 50;
    private static final int LARGEST_BATCH = 1000;

    private final transient Queues queues;
    private final transient Workers workers;
    private final transient BatchBody bodies;

    public BatchServlet(Exchanges exchanges, Queues queues, Workers workers, QueuesConfig config, int nestingLimit) {
        super(exchanges);
        this.queues = queues;
        this.workers = workers;
        this.bodies = new BatchBody(config.batchLimitJobs(), nestingLimit);
        verbs().acts("GET", this::take).acts("POST", this::put).acts("DELETE", this::discard);
    }

    private CompletionStage<Answer> put(Request request) {
        QueueName queue = request.target().queueName();
        JobOptions options = ProtocolParameters.jobOptions(request.target());
        boolean isNdjson = Headers.isNdjson(request, "Content-Type");
        WorkerId worker = Headers.worker(request, workers, queue);
        return request.batchBody()
                .thenCompose(body -> {
                    List<JobText> jobs = isNdjson ? bodies.lines(body) : bodies.array(body);
                    return queues.put(
                            new NewJobs(queue, jobs, options, Headers.idempotencyKey(request, body), worker, false));
                })
                .thenApply(stored -> created(queue, stored));
    }

    private static Answer created(QueueName queue, Stored stored) {
        Answer answer = Answer.json(201, new PutView(queue.value(), stored.ids()));
        return stored.isReplay() ? answer.with("Idempotent-Replay", "true") : answer;
    }

    /** The answer to a put. */
    @JsonbPropertyOrder({"queue", "ids"})
    public record PutView(String queue, List<Long> ids) {}

    private CompletionStage<Answer> take(Request request) {
        QueueName queue = request.target().queueName();
        request.target().refuseUnavailable("wait", "ttr");
        int count = ProtocolParameters.batchSize(request.target(), DEFAULT_BATCH, LARGEST_BATCH);
        boolean isNdjson = Headers.isNdjson(request, "Accept");
        return queues.take(queue, count, Headers.worker(request, workers, queue))
                .thenApply(jobs -> isNdjson ? asLines(jobs) : asStrings(jobs));
    }

    private static Answer asStrings(List<Job> jobs) {
        return Answer.json(
                200, Json.bytes(jobs.stream().map(job -> job.text().toString()).toList()));
    }

    private static Answer asLines(List<Job> jobs) {
        return Answer.of(200, "application/x-ndjson", BatchBody.joined(jobs));
    }

    private CompletionStage<Answer> discard(Request request) {
        QueueName queue = request.target().queueName();
        JobState state = request.target()
                .parameter("state")
                .map(BatchServlet::state)
                .orElseThrow(() -> Refusal.with(400, "state is missing: give ?state=ready or delayed"));
        return queues.discard(queue, state).thenApply(bulk -> Answer.json(200, deleted(bulk)));
    }

    private static JobState state(String text) {
        return JobState.named(text)
                .orElseThrow(() -> Refusal.with(400, "invalid state: " + text + " is not ready or delayed"));
    }

    private static Object deleted(Queues.Bulk bulk) {
        return bulk.isMore() ? new DeletedMoreView(bulk.count(), true) : new DeletedView(bulk.count());
    }

    /** The answer to a bulk delete that met all. */
    public record DeletedView(long deleted) {}

    /** The answer to a bulk delete that did not get to the end in its time. */
    @JsonbPropertyOrder({"deleted", "more"})
    public record DeletedMoreView(long deleted, boolean more) {}
}
