package org.presque.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.presque.queue.Queues;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.StorageInfo;
import org.presque.web.http.Answer;
import org.presque.web.http.Exchanges;
import org.presque.web.http.FaultAnswers;
import org.presque.web.http.Json;
import org.presque.web.http.Refusal;
import org.presque.web.http.Request;
import org.presque.web.http.RequestTarget;
import org.presque.web.http.RestServlet;
import org.presque.web.stream.Sampler;
import org.presque.web.stream.Streams;
import org.presque.web.stream.WatchStream;

/** {@code /stats/} and {@code /stats/NAME}: the list of queues, once or every second, and the picture of one. */
public final class StatsServlet extends RestServlet {

    private static final long serialVersionUID = 1L;

    private final transient Queues queues;
    private final transient Streams streams;

    /** Those who watch the list, and those who watch it with all pictures. */
    private final transient Sampler names;

    private final transient Sampler pictures;

    public StatsServlet(Exchanges exchanges, Queues queues, Streams streams) {
        super(exchanges);
        this.queues = queues;
        this.streams = streams;
        this.names = new Sampler(streams, () -> sample(false));
        this.pictures = new Sampler(streams, () -> sample(true));
        verbs().reads("GET", this::stats);
    }

    private CompletionStage<byte[]> sample(boolean isDescribed) {
        return list(null, Integer.MAX_VALUE, isDescribed)
                .exceptionally(FaultAnswers::of)
                .thenApply(answer -> Json.utf8(answer.text()));
    }

    private CompletionStage<Answer> stats(Request request) {
        if (!request.target().pathBehindRoute().isEmpty()) {
            return ofQueue(request.target().queueName());
        }
        boolean isWatched = Headers.isOfType(request, "Accept", "text/event-stream") && !request.isHead();
        return isWatched ? watch(request) : list(request.target());
    }

    private CompletionStage<Answer> watch(Request request) {
        for (String part : List.of("limit", "after")) {
            if (request.target().parameter(part).isPresent()) {
                throw Refusal.with(400, "invalid " + part + ": a stream tells of all queues");
            }
        }
        request.keepOpen();
        boolean isDescribed = ProtocolParameters.flag(request.target(), "with_desc");
        return CompletableFuture.completedStage(WatchStream.open(streams, isDescribed ? pictures : names));
    }

    private CompletionStage<Answer> ofQueue(QueueName queue) {
        return queues.info()
                .thenCombine(queues.stats(queue), (info, stats) -> Answer.json(200, QueueStatsView.of(info, stats)));
    }

    private CompletionStage<Answer> list(RequestTarget target) {
        QueueName after = target.parameter("after").map(QueueName::new).orElse(null);
        int limit = ProtocolParameters.limit(target, Integer.MAX_VALUE, Integer.MAX_VALUE);
        return list(after, limit, ProtocolParameters.flag(target, "with_desc"));
    }

    private CompletionStage<Answer> list(@Nullable QueueName after, int limit, boolean isDescribed) {
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
