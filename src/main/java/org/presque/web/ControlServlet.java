package org.presque.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.presque.queue.JsonSyntax;
import org.presque.queue.QueueException;
import org.presque.queue.QueueName;
import org.presque.queue.Queues;
import org.presque.queue.Reason;
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
    private final int nestingLimit;

    public ControlServlet(Exchanges exchanges, Queues queues, int nestingLimit) {
        super(exchanges);
        this.queues = queues;
        this.nestingLimit = nestingLimit;
        verbs().reads("GET", this::status).acts("POST", this::control);
    }

    private CompletionStage<Answer> status(Request request) {
        QueueName queue = request.target().queueName();
        return queues.isOpen(queue)
                .thenApply(isOpen -> Answer.json(200, new StatusView(queue.value(), isOpen ? 1 : 0)));
    }

    /** The answer to a question. */
    @JsonbPropertyOrder({"queue", "status"})
    public record StatusView(String queue, int status) {}

    private CompletionStage<Answer> control(Request request) {
        QueueName queue = request.target().queueName();
        return request.body()
                .thenCompose(body -> apply(queue, statusIn(body)))
                .thenApply(applied -> Answer.json(200, new UpdatedView(queue.value(), "updated")));
    }

    /** The answer to a change. */
    @JsonbPropertyOrder({"queue", "response"})
    public record UpdatedView(String queue, String response) {}

    private CompletionStage<Void> apply(QueueName queue, String status) {
        return switch (status) {
            case "stop" -> queues.stop(queue);
            case "start" -> queues.start(queue);
            default -> throw Refusal.with(400, "invalid status " + status);
        };
    }

    private String statusIn(byte[] body) {
        if (body.length == 0) {
            throw new QueueException(Reason.CONTENT_IS_MISSING);
        }
        JsonSyntax.check(body, nestingLimit, Reason.CONTENT_IS_NOT_JSON);
        Map<?, ?> content = Json.read(body, Map.class)
                .orElseThrow(() -> Refusal.with(400, "content is not an object: give {\"status\":\"stop\"}"));
        content.keySet().stream().filter(field -> !field.equals("status")).forEach(field -> {
            throw Refusal.with(400, "unknown field " + field);
        });
        return String.valueOf(content.get("status"));
    }
}
