package org.presque.web;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.presque.queue.Leases;
import org.presque.queue.Queues;
import org.presque.queue.Workers;
import org.presque.queue.model.JobId;
import org.presque.queue.model.JobOptions;
import org.presque.queue.model.JobText;
import org.presque.queue.model.NewJobs;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Stored;
import org.presque.queue.model.WorkerId;
import org.presque.web.http.Answer;
import org.presque.web.http.Exchanges;
import org.presque.web.http.Json;
import org.presque.web.http.Percent;
import org.presque.web.http.Refusal;
import org.presque.web.http.Request;
import org.presque.web.http.RestServlet;

/** {@code /q/NAME} and {@code /q/NAME/ID}: acts on a queue, and on a job in it. */
public final class QueueServlet extends RestServlet {

    private static final long serialVersionUID = 1L;

    private final transient Queues queues;
    private final transient Leases leases;
    private final transient Fetches fetches;
    private final transient Workers workers;
    private final transient JobHandler jobs;
    private final int nestingLimit;

    public QueueServlet(
            Exchanges exchanges, Queues queues, Leases leases, Fetches fetches, Workers workers, int nestingLimit) {
        super(exchanges);
        this.queues = queues;
        this.leases = leases;
        this.fetches = fetches;
        this.workers = workers;
        this.jobs = new JobHandler(queues, leases, workers, new LeaseBody(1, nestingLimit));
        this.nestingLimit = nestingLimit;
        verbs().acts("GET", this::take)
                .acts("POST", this::post)
                .acts("PUT", this::put)
                .acts("DELETE", this::delete);
    }

    private CompletionStage<Answer> take(Request request) {
        if (request.target().namesJob()) {
            throw new Refusal(Answer.error(405, "method not allowed").with("Allow", "DELETE, OPTIONS, POST, PUT"));
        }
        List<QueueName> names = request.target().queueNames();
        WorkerId worker = Headers.worker(request, workers, names.get(0));
        return request.target().isNamed("ttr") ? lease(request, names, worker) : take(request, names, worker);
    }

    private CompletionStage<Answer> take(Request request, List<QueueName> names, @Nullable WorkerId worker) {
        return fetches.take(request, names, 1, worker).thenApply(taken -> {
            workers.seen(worker, taken.get(0).queue());
            return HandedOut.single(taken.get(0)).ifUnwritten(() -> queues.giveBack(taken, worker));
        });
    }

    private CompletionStage<Answer> lease(Request request, List<QueueName> names, @Nullable WorkerId worker) {
        return fetches.lease(request, names, 1, worker).thenApply(leased -> {
            workers.seen(worker, leased.get(0).job().queue());
            return HandedOut.single(leased.get(0)).ifUnwritten(() -> leases.release(leased));
        });
    }

    private CompletionStage<Answer> post(Request request) {
        return request.target().namesJob() ? jobs.extend(request) : store(request, false);
    }

    private CompletionStage<Answer> put(Request request) {
        return request.target().namesJob() ? jobs.put(request) : store(request, true);
    }

    private CompletionStage<Answer> store(Request request, boolean isFailed) {
        QueueName queue = request.target().queueName();
        JobOptions options = ProtocolParameters.jobOptions(request.target());
        WorkerId worker = Headers.worker(request, workers, queue);
        List<JobText> job = List.of(JobText.of(request.body(), nestingLimit));
        return queues.put(new NewJobs(queue, job, options, Headers.idempotencyKey(request), worker, isFailed))
                .thenApply(stored -> created(request, queue, stored));
    }

    private static Answer created(Request request, QueueName queue, Stored stored) {
        JobId id = stored.firstId();
        String location = request.contextPath() + "/j/" + Percent.encode(queue.value()) + "/" + id;
        // By hand: this is the answer asked for most, and a name holds nothing that JSON escapes.
        byte[] view = Json.utf8("{\"queue\":\"" + queue + "\",\"id\":" + id + "}");
        Answer answer = Answer.json(201, view).with("Location", location).with("X-Presque-Job", id.toString());
        return stored.isReplay() ? answer.with("Idempotent-Replay", "true") : answer;
    }

    private CompletionStage<Answer> delete(Request request) {
        return request.target().namesJob()
                ? jobs.delete(request)
                : queues.purge(request.target().queueName()).thenApply(done -> Answer.empty(204));
    }
}
