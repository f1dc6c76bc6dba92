package org.presque.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.presque.queue.InBulk;
import org.presque.queue.Leases;
import org.presque.queue.Queues;
import org.presque.queue.Workers;
import org.presque.queue.lease.LeasedJob;
import org.presque.queue.model.JobOptions;
import org.presque.queue.model.JobText;
import org.presque.queue.model.NewJobs;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Stored;
import org.presque.queue.model.WorkerId;
import org.presque.web.http.Answer;
import org.presque.web.http.Exchanges;
import org.presque.web.http.Request;
import org.presque.web.http.RestServlet;

/** {@code /qb/NAME}: puts, takes and deletes many jobs at once. */
public final class BatchServlet extends RestServlet {

    private static final long serialVersionUID = 1L;

    private static final int DEFAULT_BATCH = 50;
    private static final int LARGEST_BATCH = 1000;

    /** A batch may be so many times as long as a job. */
    private static final int BODY_FACTOR = 8;

    private final transient Queues queues;
    private final transient Leases leases;
    private final transient Fetches fetches;
    private final transient Workers workers;
    private final transient BatchBody bodies;
    private final transient BatchHandler batches;

    /** @param bulk what is done to all jobs in a state */
    public BatchServlet(
            Exchanges exchanges,
            Queues queues,
            Leases leases,
            Fetches fetches,
            InBulk bulk,
            Workers workers,
            BatchLimits limits) {
        super(exchanges);
        this.queues = queues;
        this.leases = leases;
        this.fetches = fetches;
        this.workers = workers;
        this.bodies = new BatchBody(limits.jobs(), limits.nesting());
        this.batches = new BatchHandler(leases, bulk, workers, new LeaseBody(limits.jobs(), limits.nesting()));
        verbs().acts("GET", this::take)
                .acts("POST", this::put)
                .acts("PUT", batches::put)
                .acts("DELETE", batches::delete)
                .bodiesTimes(BODY_FACTOR);
    }

    /** How many jobs one batch may have, and how deep their JSON may be nested. */
    public record BatchLimits(int jobs, int nesting) {}

    private CompletionStage<Answer> put(Request request) {
        QueueName queue = request.target().queueName();
        JobOptions options = ProtocolParameters.jobOptions(request.target());
        boolean isNdjson = Headers.isNdjson(request, "Content-Type");
        WorkerId worker = Headers.worker(request, workers, queue);
        List<JobText> jobs = isNdjson ? bodies.lines(request.body()) : bodies.array(request.body());
        return queues.put(new NewJobs(queue, jobs, options, Headers.idempotencyKey(request), worker, false))
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
        int count = ProtocolParameters.batchSize(request.target(), DEFAULT_BATCH, LARGEST_BATCH);
        boolean isNdjson = Headers.isNdjson(request, "Accept");
        WorkerId worker = Headers.worker(request, workers, queue);
        if (request.target().isNamed("ttr")) {
            return fetches.lease(request, List.of(queue), count, worker).thenApply(jobs -> leased(jobs, isNdjson));
        }
        return fetches.take(request, List.of(queue), count, worker).thenApply(jobs -> {
            Answer answer = isNdjson ? HandedOut.lines(jobs) : HandedOut.strings(jobs);
            return answer.ifUnwritten(() -> queues.giveBack(jobs, worker));
        });
    }

    private Answer leased(List<LeasedJob> jobs, boolean isNdjson) {
        Answer answer = isNdjson ? HandedOut.leasedLines(jobs) : HandedOut.array(jobs);
        return answer.ifUnwritten(() -> leases.release(jobs));
    }
}
