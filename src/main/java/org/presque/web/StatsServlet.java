package org.presque.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.presque.queue.Queues;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.StorageInfo;
import org.presque.web.http.Answer;
import org.presque.web.http.Exchanges;
import org.presque.web.http.Request;
import org.presque.web.http.RequestTarget;
import org.presque.web.http.RestServlet;

/** {@code /stats/} and {@code /stats/NAME}: the list of queues, and the picture of one. */
public final class StatsServlet extends RestServlet {

    private static final long serialVersionUID = 1L;

    private final transient Queues queues;

    public StatsServlet(Exchanges exchanges, Queues queues) {
        super(exchanges);
        this.queues = queues;
        verbs().reads("GET", this::stats);
    }

    private CompletionStage<Answer> stats(Request request) {
        return request.target().pathBehindRoute().isEmpty()
                ? list(request.target())
                : ofQueue(request.target().queueName());
    }

    private CompletionStage<Answer> ofQueue(QueueName queue) {
        return queues.info()
                .thenCombine(queues.stats(queue), (info, stats) -> Answer.json(200, QueueStatsView.of(info, stats)));
    }

    private CompletionStage<Answer> list(RequestTarget target) {
        QueueName after = target.parameter("after").map(QueueName::new).orElse(null);
        int limit = ProtocolParameters.limit(target, Integer.MAX_VALUE, Integer.MAX_VALUE);
        boolean isDescribed = target.parameter("with_desc")
                .filter(value -> !value.equals("0"))
                .isPresent();
        return queues.info()
                .thenCompose(info -> isDescribed
                        ? list(info, queues.allStats(after, limit), stats -> QueueStatsView.of(info, stats))
                        : list(info, queues.names(after, limit), QueueName::value));
    }

    private <T> CompletionStage<Answer> list(
            StorageInfo info, CompletionStage<List<T>> found, Function<T, Object> view) {
        return found.thenCombine(
                queues.size(),
                (items, size) -> Answer.json(
                        200, ListView.of(info, items.stream().map(view).toList(), size)));
    }

    /** The answer for all queues. */
    @JsonbPropertyOrder({"redis", "queues", "size", "durability"})
    public record ListView(String redis, List<Object> queues, long size, String durability) {

        static ListView of(StorageInfo info, List<Object> queues, long size) {
            return new ListView(info.address(), queues, size, QueueStatsView.durability(info));
        }
    }
}
