package org.presque.queue.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Jobs to be put together, all or none. Immutable.
 *
 * @param key null if the put may be carried out as often as it is sent
 * @param worker who puts them, null if it does not say
 * @param isFailed whether the worker failed with the job and puts it again: counts as a failure, and is taken in even when
 *     there is no memory left
 */
public record NewJobs(
        QueueName queue,
        List<JobText> texts,
        JobOptions options,
        @Nullable IdempotencyKey key,
        @Nullable WorkerId worker,
        boolean isFailed) {

    public NewJobs {
        if (texts.isEmpty()) {
            throw new QueueException(Reason.JOB_IS_MISSING);
        }
    }

    /** One job without any options. */
    public static NewJobs plain(QueueName queue, JobText text) {
        return new NewJobs(queue, List.of(text), JobOptions.NONE, null, null, false);
    }

    /** Whether this is nothing but jobs: no options, no key, nobody to count for. */
    public boolean isPlain() {
        return options.equals(JobOptions.NONE) && key == null && worker == null && !isFailed;
    }
}
