package org.presque.redis;

import java.util.ArrayList;
import java.util.List;
import org.presque.queue.model.Job;
import org.presque.queue.model.QueueStats;
import org.presque.queue.model.Stored;

/** What the storage replies, in the words of {@link ModelQueue}. Stateless. */
final class ModelTexts {

    private ModelTexts() {}

    static String of(Stored stored) {
        return "put " + stored.firstId() + (stored.isFirst() ? " first" : "") + (stored.isReplay() ? " replay" : "");
    }

    static String of(List<Job> taken) {
        return taken.stream().map(job -> job.id() + "=" + job.text()).toList().toString();
    }

    static String of(QueueStats stats) {
        List<Object> parts = new ArrayList<>(List.of(stats.isOpen(), stats.ready(), stats.delayed(), stats.enqueued()));
        parts.addAll(List.of(stats.processed(), stats.failed(), stats.expired(), stats.deleted()));
        parts.add(stats.oldestReadySeconds() != null);
        return parts.toString();
    }
}
