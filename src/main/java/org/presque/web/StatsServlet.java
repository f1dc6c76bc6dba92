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
import org.presque.web.http.Request;
import org.presque.web.http.RequestTarget;
import org.presque.web.http.RestServlet;
import org.presque.web.stream.Samplers;
import org.presque.web.stream.Streams;
import org.presque.web.stream.WatchStream;

/** {@code /stats/} and {@code /stats/NAME}: the list of queues and the picture of one, once or every second. */
public final class StatsServlet extends RestServlet {

    private static final long serialVersionUID = 1L;

    private final transient Queues queues;
    private final transient Streams streams;

    private final transient Samplers<Picture> watched;

    public StatsServlet(Exchanges exchanges, Queues queues, Streams streams) {
        super(exchanges);
        this.queues = queues;
        this.streams = streams;
        this.watched = new Samplers<>(streams, this::sample);
        verbs().reads("GET", this::stats);
    }

    /**
     * What is asked for. Immutable.
     *
     * @param queue the one it is of; null for a list
     * @param after the name behind which the list begins; null for its beginning
     * @param isDescribed whether the list has the picture of each queue, and not only its name
     */
    private record Picture(
            @Nullable QueueName queue, @Nullable QueueName after, int limit, boolean isDescribed) {

        static Picture of(RequestTarget target) {
            return target.pathBehindRoute().isEmpty()
                    ? new Picture(
                            null,
                            target.parameter("after").map(QueueName::new).orElse(null),
                            ProtocolParameters.limit(target, Integer.MAX_VALUE, Integer.MAX_VALUE),
                            ProtocolParameters.flag(target, "with_desc"))
                    : new Picture(target.queueName(), null, 1, true);
        }
    }

    private CompletionStage<Answer> stats(Request request) {
        Picture picture = Picture.of(request.target());
        boolean isWatched = Headers.isOfType(request, "Accept", "text/event-stream") && !request.isHead();
        if (!isWatched) {
            return look(picture);
        }
        request.keepOpen();
        return CompletableFuture.completedStage(WatchStream.open(streams, watched, picture));
    }

    private CompletionStage<byte[]> sample(Picture picture) {
        return look(picture).exceptionally(FaultAnswers::of).thenApply(answer -> Json.utf8(answer.text()));
    }

    private CompletionStage<Answer> look(Picture picture) {
        QueueName queue = picture.queue();
        return queue == null ? list(picture) : ofQueue(queue);
    }

    private CompletionStage<Answer> ofQueue(QueueName queue) {
        return queues.info()
                .thenCombine(queues.stats(queue), (info, stats) -> Answer.json(200, QueueStatsView.of(info, stats)));
    }

    private CompletionStage<Answer> list(Picture picture) {
        return queues.info()
                .thenCompose(info -> picture.isDescribed()
                        ? list(
                                info,
                                queues.allStats(picture.after(), picture.limit()),
                                stats -> QueueStatsView.of(info, stats))
                        : list(info, queues.names(picture.after(), picture.limit()), QueueName::value));
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
