package org.presque.redis;

import java.util.ArrayList;
import java.util.List;
import org.presque.queue.lease.LeasedJob;
import org.presque.queue.model.Job;
import org.presque.queue.model.JobDetails;
import org.presque.queue.model.JobError;
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
        List<Object> parts = new ArrayList<>(List.of(stats.isOpen(), stats.ready(), stats.delayed(), stats.leased()));
        parts.addAll(List.of(
                stats.dead(), stats.enqueued(), stats.processed(), stats.failed(), stats.expired(), stats.deleted()));
        parts.add(stats.oldestReadySeconds() != null);
        return parts.toString();
    }

    static String leased(List<LeasedJob> leased) {
        return leased.stream()
                .map(each -> each.job().id() + "=" + each.job().text() + " " + each.attempt())
                .toList()
                .toString();
    }

    /** @param isDelayed whether the model knows when it is due */
    static String of(JobDetails details, boolean isDelayed) {
        String due = isDelayed ? " due " + details.dueAt().toEpochMilli() : "";
        return details.job().id() + "=" + details.job().text() + " " + details.state() + " " + details.priority() + due
                + " "
                + details.attempts() + " of " + details.tries() + " "
                + details.errors().stream().map(JobError::text).toList();
    }
}
