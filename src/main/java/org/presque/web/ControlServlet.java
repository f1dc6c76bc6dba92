package org.presque.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.presque.queue.QueueDao;
import org.presque.queue.Queues;
import org.presque.queue.model.QueueName;
import org.presque.web.http.Answer;
import org.presque.web.http.Exchanges;
import org.presque.web.http.Request;
import org.presque.web.http.RestServlet;

/** {@code /control/NAME}: tells what a queue is set to, stops it, starts it, changes its settings. */
public final class ControlServlet extends RestServlet {

    private static final long serialVersionUID = 1L;

    private final transient Queues queues;
    private final int nestingLimit;

    public ControlServlet(Exchanges exchanges, Queues queues, int nestingLimit) {
        super(exchanges);
        this.queues = queues;
        this.nestingLimit = nestingLimit;
        verbs().reads("GET", this::status).acts("POST", this::change);
    }

    private CompletionStage<Answer> status(Request request) {
        QueueName queue = request.target().queueName();
        return queues.control(queue).thenApply(control -> Answer.json(200, view(queue, control)));
    }

    /** The name, the status as a number, and the settings, if any are set. */
    static Map<String, Object> view(QueueName queue, QueueDao.Control control) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("queue", queue.value());
        view.put("status", control.isOpen() ? 1 : 0);
        control.settings().forEach((setting, value) -> view.put(setting.text(), ControlContent.shown(setting, value)));
        return view;
    }

    private CompletionStage<Answer> change(Request request) {
        QueueName queue = request.target().queueName();
        ControlContent content = ControlContent.of(request.body(), nestingLimit);
        return queues.change(queue, content.isOpen(), content.settings())
                .thenApply(done -> Answer.json(200, new UpdatedView(queue.value(), "updated")));
    }

    /** The answer to a change. */
    @JsonbPropertyOrder({"queue", "response"})
    public record UpdatedView(String queue, String response) {}
}
