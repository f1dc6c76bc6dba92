package org.presque.web;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.presque.queue.QueueName;
import org.presque.queue.Queues;
import org.presque.web.http.Answer;
import org.presque.web.http.Exchanges;
import org.presque.web.http.Json;
import org.presque.web.http.Refusal;
import org.presque.web.http.Request;
import org.presque.web.http.RestServlet;

/** {@code /control/NAME}: tells whether a queue gives out jobs, stops it, starts it. */
public final class ControlServlet extends RestServlet {

    private static final long serialVersionUID = 1L;

    private final transient Queues queues;

    public ControlServlet(Exchanges exchanges, Queues queues) {
        super(exchanges);
        this.queues = queues;
        verbs().reads("GET", this::status).acts("POST", this::control);
    }

    private CompletionStage<Answer> status(Request request) {
        QueueName queue = request.target().queueName();
        return queues.isOpen(queue)
                .thenApply(isOpen -> Answer.json(200, new StatusView(queue.value(), isOpen ? 1 : 0)));
    }

    /** The answer to a question. */
    public record StatusView(String queue, int status) {}

    private CompletionStage<Answer> control(Request request) {
        QueueName queue = request.target().queueName();
        return request.body()
                .thenCompose(body -> apply(queue, statusIn(body)))
                .thenApply(applied -> Answer.json(200, new UpdatedView(queue.value(), "updated")));
    }

    /** The answer to a change. */
    public record UpdatedView(String queue, String response) {}

    private CompletionStage<Void> apply(QueueName queue, String status) {
        return switch (status) {
            case "stop" -> queues.stop(queue);
            case "start" -> queues.start(queue);
            default -> throw Refusal.with(400, "invalid status " + status);
        };
    }

    private static String statusIn(byte[] body) {
        if (body.length == 0) {
            throw Refusal.with(400, "content is missing");
        }
        Map<?, ?> content = Json.read(body, Map.class)
                .orElseThrow(() -> Refusal.with(400, "content is not a JSON object: give {\"status\":\"stop\"}"));
        return String.valueOf(content.get("status"));
    }
}
