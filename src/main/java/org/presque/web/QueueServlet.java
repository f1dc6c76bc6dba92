package org.presque.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.concurrent.CompletionStage;
import org.presque.queue.Job;
import org.presque.queue.JobId;
import org.presque.queue.JobText;
import org.presque.queue.QueueName;
import org.presque.queue.Queues;
import org.presque.web.http.Answer;
import org.presque.web.http.Exchanges;
import org.presque.web.http.Percent;
import org.presque.web.http.Refusal;
import org.presque.web.http.Request;
import org.presque.web.http.RestServlet;

/** {@code /q/NAME}: puts a job, takes one, purges the queue. */
public final class QueueServlet extends RestServlet {

    private static final long serialVersionUID = 1L;

    private final transient Queues queues;
    private final int nestingLimit;

    public QueueServlet(Exchanges exchanges, Queues queues, int nestingLimit) {
        super(exchanges);
        this.queues = queues;
        this.nestingLimit = nestingLimit;
        verbs().acts("GET", this::take).acts("POST", this::put).acts("DELETE", this::purge);
    }

    private CompletionStage<Answer> put(Request request) {
        QueueName queue = request.target().queueName();
        request.target().refuseUnavailable("delay", "at", "priority", "ttl", "tries", "backoff", "uniq");
        if (request.target()
                .parameter("delayed")
                .filter(value -> !value.equals("0"))
                .isPresent()) {
            throw Refusal.with(400, "delayed is not available");
        }
        if (request.header("Idempotency-Key").isPresent()) {
            throw Refusal.with(400, "Idempotency-Key is not available");
        }
        return request.body()
                .thenCompose(body -> queues.put(queue, JobText.of(body, nestingLimit)))
                .thenApply(id -> created(request, queue, id));
    }

    private static Answer created(Request request, QueueName queue, JobId id) {
        String location = request.contextPath() + "/j/" + Percent.encode(queue.value()) + "/" + id;
        return Answer.json(201, new PutView(queue.value(), id.value()))
                .with("Location", location)
                .with("X-Presque-Job", id.toString());
    }

    /** The answer to a put. */
    @JsonbPropertyOrder({"queue", "id"})
    public record PutView(String queue, long id) {}

    private CompletionStage<Answer> take(Request request) {
        QueueName queue = request.target().queueName();
        request.target().refuseUnavailable("wait", "ttr");
        return queues.take(queue).thenApply(QueueServlet::handedOut);
    }

    private static Answer handedOut(Job job) {
        return Answer.json(200, job.text().bytes())
                .with("X-Presque-Queue", Percent.encode(job.queue().value()))
                .with("X-Presque-Job", job.id().toString());
    }

    private CompletionStage<Answer> purge(Request request) {
        return queues.purge(request.target().queueName()).thenApply(purged -> Answer.empty(204));
    }
}
