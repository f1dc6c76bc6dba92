package org.presque.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.presque.queue.Queues;
import org.presque.queue.Workers;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.WorkerId;
import org.presque.queue.model.WorkerInfo;
import org.presque.web.http.Answer;
import org.presque.web.http.Exchanges;
import org.presque.web.http.Request;
import org.presque.web.http.RestServlet;

/** {@code /w/}: who works, on which queue, with what success. */
public final class WorkerServlet extends RestServlet {

    private static final long serialVersionUID = 1L;

    private final transient Queues queues;
    private final transient Workers workers;

    public WorkerServlet(Exchanges exchanges, Queues queues, Workers workers) {
        super(exchanges);
        this.queues = queues;
        this.workers = workers;
        verbs().reads("GET", this::read).acts("POST", this::register).acts("DELETE", this::unregister);
    }

    private CompletionStage<Answer> register(Request request) {
        QueueName queue = request.target().queueName();
        return workers.register(Headers.requiredWorker(request), queue).thenApply(done -> Answer.empty(201));
    }

    private CompletionStage<Answer> unregister(Request request) {
        QueueName queue = request.target().queueName();
        return workers.unregister(Headers.requiredWorker(request), queue).thenApply(done -> Answer.empty(204));
    }

    /** The path behind {@code /w} does not matter: old clients write all sorts of things there. */
    private CompletionStage<Answer> read(Request request) {
        Optional<String> queue = request.target().parameter("queue_name");
        Optional<String> worker = request.target().parameter("worker_id");
        if (queue.isPresent()) {
            return ofQueue(new QueueName(queue.get()));
        }
        return worker.isPresent()
                ? workers.info(new WorkerId(worker.get())).thenApply(info -> Answer.json(200, WorkerView.of(info)))
                : workers.all().thenApply(ids -> Answer.json(200, ids));
    }

    private CompletionStage<Answer> ofQueue(QueueName queue) {
        return workers.of(queue)
                .thenCombine(
                        queues.stats(queue),
                        (ids, stats) ->
                                Answer.json(200, new QueueView(queue.value(), ids, stats.processed(), stats.failed())));
    }

    /** Exactly these fields. */
    @JsonbPropertyOrder({"queueName", "workersList", "processed", "failed"})
    public record QueueView(String queueName, List<String> workersList, long processed, long failed) {}

    /** A worker; times in seconds since 1970. */
    @JsonbPropertyOrder({"workerId", "startedAt", "lastSeen", "queues", "processed", "failed", "workingOn"})
    public record WorkerView(
            String workerId,
            @Nullable BigDecimal startedAt,
            @Nullable BigDecimal lastSeen,
            List<String> queues,
            long processed,
            long failed,
            List<String> workingOn) {

        static WorkerView of(WorkerInfo info) {
            return new WorkerView(
                    info.id().value(),
                    Seconds.ofNullable(info.startedAt()),
                    Seconds.ofNullable(info.lastSeen()),
                    info.queues().stream().map(QueueName::value).toList(),
                    info.processed(),
                    info.failed(),
                    info.workingOn());
        }
    }
}
