package org.presque.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.presque.queue.Queues;
import org.presque.queue.Workers;
import org.presque.queue.model.Job;
import org.presque.queue.model.JobId;
import org.presque.queue.model.JobOptions;
import org.presque.queue.model.JobText;
import org.presque.queue.model.NewJobs;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Stored;
import org.presque.queue.model.WorkerId;
import org.presque.web.http.Answer;
import org.presque.web.http.Exchanges;
import org.presque.web.http.Percent;
import org.presque.web.http.Refusal;
import org.presque.web.http.Request;
import org.presque.web.http.RestServlet;

/** {@code /q/NAME} and {@code /q/NAME/ID}: acts on a queue, and on a job in it. */
public final class QueueServlet extends RestServlet {

    private static final long serialVersionUID = 1L;

    private final transient Queues queues;
    private final transient Workers workers;
    private final int nestingLimit;

    public QueueServlet(Exchanges exchanges, Queues queues, Workers workers, int nestingLimit) {
        super(exchanges);
        this.queues = queues;
        this.workers = workers;
        this.nestingLimit = nestingLimit;
        verbs().acts("GET", this::take)
                .acts("POST", this::post)
                .acts("PUT", this::put)
                .acts("DELETE", this::delete);
    }

    private CompletionStage<Answer> take(Request request) {
        if (request.target().namesJob()) {
            throw Refusal.with(404, "not found");
        }
        List<QueueName> names = request.target().queueNames();
        request.target().refuseUnavailable("wait", "ttr");
        WorkerId worker = Headers.worker(request, workers, names.get(0));
        return queues.take(names, 1, worker).thenApply(jobs -> {
            if (worker != null) {
                workers.seen(worker, jobs.get(0).queue()); // of several queues any may be the one
            }
            return handedOut(jobs.get(0));
        });
    }

    private static Answer handedOut(Job job) {
        return Answer.json(200, job.text().bytes())
                .with("X-Presque-Queue", Percent.encode(job.queue().value()))
                .with("X-Presque-Job", job.id().toString());
    }

    private CompletionStage<Answer> post(Request request) {
        if (request.target().namesJob()) {
            request.target().refuseUnavailable("lease");
            throw Refusal.with(400, "lease is missing");
        }
        return store(request, false);
    }

    private CompletionStage<Answer> put(Request request) {
        return request.target().namesJob() ? makeReady(request) : store(request, true);
    }

    private CompletionStage<Answer> store(Request request, boolean isFailed) {
        QueueName queue = request.target().queueName();
        JobOptions options = ProtocolParameters.jobOptions(request.target());
        WorkerId worker = Headers.worker(request, workers, queue);
        return request.body()
                .thenCompose(body -> {
                    List<JobText> job = List.of(JobText.of(body, nestingLimit));
                    return queues.put(
                            new NewJobs(queue, job, options, Headers.idempotencyKey(request, body), worker, isFailed));
                })
                .thenApply(stored -> created(request, queue, stored));
    }

    private static Answer created(Request request, QueueName queue, Stored stored) {
        JobId id = stored.firstId();
        String location = request.contextPath() + "/j/" + Percent.encode(queue.value()) + "/" + id;
        Answer answer = Answer.json(201, new PutView(queue.value(), id.value()))
                .with("Location", location)
                .with("X-Presque-Job", id.toString());
        return stored.isReplay() ? answer.with("Idempotent-Replay", "true") : answer;
    }

    /** The answer to a put. */
    @JsonbPropertyOrder({"queue", "id"})
    public record PutView(String queue, long id) {}

    private CompletionStage<Answer> makeReady(Request request) {
        QueueName queue = request.target().queueName();
        JobId id = request.target().jobId();
        request.target().refuseUnavailable("lease", "delay");
        return queues.makeReady(queue, id).thenApply(ready -> Answer.json(200, new StateView(id.value(), "ready", 0)));
    }

    /** The answer to what changes the state of a job. */
    @JsonbPropertyOrder({"id", "state", "attempts"})
    public record StateView(long id, String state, int attempts) {}

    private CompletionStage<Answer> delete(Request request) {
        QueueName queue = request.target().queueName();
        if (request.target().namesJob()) {
            request.target().refuseUnavailable("lease");
            return queues.cancel(queue, request.target().jobId()).thenApply(done -> Answer.empty(204));
        }
        return queues.purge(queue).thenApply(done -> Answer.empty(204));
    }
}
