package org.presque.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.presque.queue.Queues;
import org.presque.queue.model.JobState;
import org.presque.queue.model.QueueName;
import org.presque.web.http.Answer;
import org.presque.web.http.Exchanges;
import org.presque.web.http.Request;
import org.presque.web.http.RestServlet;

/** {@code /status/} and {@code /status/NAME}: the list of queues and the size of one, as the later protocol has them. */
public final class StatusServlet extends RestServlet {

    private static final long serialVersionUID = 1L;

    private static final int JOBS_SHOWN = 1000;

    private final transient Queues queues;

    public StatusServlet(Exchanges exchanges, Queues queues) {
        super(exchanges);
        this.queues = queues;
        verbs().reads("GET", this::status);
    }

    private CompletionStage<Answer> status(Request request) {
        if (request.target().pathBehindRoute().isEmpty()) {
            return queues.names(null, Integer.MAX_VALUE)
                    .thenCombine(queues.size(), (names, size) -> Answer.json(200, ListView.of(names, size)));
        }
        QueueName queue = request.target().queueName();
        return ProtocolParameters.flag(request.target(), "with_desc") ? withJobs(queue) : size(queue);
    }

    private CompletionStage<Answer> size(QueueName queue) {
        return queues.stats(queue).thenApply(stats -> Answer.json(200, new SizeView(queue.value(), stats.ready())));
    }

    private CompletionStage<Answer> withJobs(QueueName queue) {
        return queues.stats(queue).thenCombine(queues.page(queue, JobState.READY, JOBS_SHOWN, null), (stats, page) -> {
            List<String> jobs =
                    page.jobs().stream().map(job -> job.job().text().toString()).toList();
            return Answer.json(200, new JobsView(queue.value(), stats.ready(), jobs));
        });
    }

    /** Exactly these fields. */
    @JsonbPropertyOrder({"queues", "size"})
    public record ListView(List<String> queues, long size) {

        static ListView of(List<QueueName> names, long size) {
            return new ListView(names.stream().map(QueueName::value).toList(), size);
        }
    }

    /** Exactly these fields. */
    @JsonbPropertyOrder({"queue", "size"})
    public record SizeView(String queue, long size) {}

    /** The same with the jobs that are handed out first. */
    @JsonbPropertyOrder({"queue", "size", "jobs"})
    public record JobsView(String queue, long size, List<String> jobs) {}
}
