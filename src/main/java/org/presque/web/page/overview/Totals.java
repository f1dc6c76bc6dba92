package org.presque.web.page.overview;

import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.presque.queue.model.QueueStats;
import org.presque.web.page.shown.Count;
import org.presque.web.page.shown.Span;
import org.presque.web.page.words.Text;

/**
 * The numbers of several queues together. Immutable.
 *
 * @param oldest for how long the oldest ready job has been so; a dash if there is none
 */
public record Totals(Count ready, Count delayed, Count leased, Count dead, Text oldest, Count processed, Count failed) {

    static Totals of(List<QueueStats> queues) {
        return new Totals(
                sum(queues, QueueStats::ready),
                sum(queues, QueueStats::delayed),
                sum(queues, QueueStats::leased),
                sum(queues, QueueStats::dead),
                oldest(queues),
                sum(queues, QueueStats::processed),
                sum(queues, QueueStats::failed));
    }

    private static Count sum(List<QueueStats> queues, ToLongFunction<QueueStats> number) {
        return new Count(queues.stream().mapToLong(number).sum());
    }

    private static Text oldest(List<QueueStats> queues) {
        return Span.oldest(queues.stream()
                .map(QueueStats::oldestReadySeconds)
                .filter(Objects::nonNull)
                .max(Double::compare)
                .orElse(null));
    }
}
