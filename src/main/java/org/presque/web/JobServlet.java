package org.presque.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.concurrent.CompletionStage;
import org.presque.queue.QueueName;
import org.presque.queue.QueueStats;
import org.presque.queue.Queues;
import org.presque.web.http.Answer;
import org.presque.web.http.Exchanges;
import org.presque.web.http.Request;
import org.presque.web.http.RestServlet;

/** {@code /j/NAME}: tells about the jobs of a queue. */
public final class JobServlet extends RestServlet {

    private static final long serialVersionUID = 1L;

    private final transient Queues queues;

    public JobServlet(Exchanges exchanges, Queues queues) {
        super(exchanges);
        this.queues = queues;
        verbs().reads("GET", this::counts);
    }

    private CompletionStage<Answer> counts(Request request) {
        QueueName queue = request.target().queueName();
        request.target().refuseUnavailable("state");
        return queues.stats(queue).thenApply(stats -> Answer.json(200, CountsView.of(stats)));
    }

    /** Exactly these four fields: clients of the first protocol compare them. */
    @JsonbPropertyOrder({"queueName", "jobCount", "jobProcessed", "jobFailed"})
    public record CountsView(String queueName, long jobCount, long jobProcessed, long jobFailed) {

        static CountsView of(QueueStats stats) {
            return new CountsView(stats.queue().value(), stats.ready(), stats.processed(), stats.failed());
        }
    }
}
