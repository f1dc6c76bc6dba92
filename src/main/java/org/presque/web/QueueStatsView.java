package org.presque.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.QueueStats;
import org.presque.queue.model.StorageInfo;

/** The picture of a queue as {@code /stats/NAME} gives it. */
@JsonbPropertyOrder({
    "redis",
    "queue",
    "size",
    "status",
    "ready",
    "delayed",
    "leased",
    "dead",
    "enqueued",
    "processed",
    "failed",
    "expired",
    "deleted",
    "oldestReadySeconds",
    "workers",
    "durability"
})
public record QueueStatsView(
        String redis,
        String queue,
        long size,
        int status,
        long ready,
        long delayed,
        long leased,
        long dead,
        long enqueued,
        long processed,
        long failed,
        long expired,
        long deleted,
        @Nullable Double oldestReadySeconds,
        long workers,
        String durability) {

    static QueueStatsView of(StorageInfo info, QueueStats stats) {
        return new QueueStatsView(
                info.address(),
                stats.queue().value(),
                stats.ready(),
                stats.isOpen() ? 1 : 0,
                stats.ready(),
                stats.delayed(),
                stats.leased(),
                stats.dead(),
                stats.enqueued(),
                stats.processed(),
                stats.failed(),
                stats.expired(),
                stats.deleted(),
                stats.oldestReadySeconds(),
                stats.workers(),
                durability(info));
    }

    static String durability(StorageInfo info) {
        return info.durability().name().toLowerCase(Locale.ROOT);
    }
}
