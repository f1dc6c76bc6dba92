package org.presque.queue;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.presque.queue.model.Policy;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.QueueSetting;
import org.presque.queue.model.QueueStats;
import org.presque.queue.model.Reason;

/**
 * The storage of queues as a whole. Thread-safe.
 *
 * <p>With {@link JobDao}, {@link DirectoryDao} and {@link WorkerDao} this is the whole contract between what a queue is and
 * where it is kept. Every verb on a queue is one atomic step and one round trip, and costs the same however deep the queue
 * is. None waits: each answers through its stage, within the time-out of the storage, with its result or with a
 * {@link QueueException}. Of the storage's own faults {@link Reason#OUTCOME_UNKNOWN} means *perhaps done*, every other
 * reason *certainly not done*.
 */
public interface QueueDao {

    /**
     * What a queue is set to.
     *
     * @param settings those that are set, as {@link QueueSetting} says
     */
    record Control(boolean isOpen, Map<QueueSetting, String> settings) {

        /** Who gets its jobs. */
        public Policy policy() {
            return Optional.ofNullable(settings.get(QueueSetting.POLICY))
                    .flatMap(Policy::named)
                    .orElse(Policy.ROUNDROBIN);
        }
    }

    /**
     * Removes everything of a queue, jobs and counters. Ids are not given again for 30 days, and a stopped queue stays
     * stopped. Does nothing for an unknown queue.
     */
    CompletionStage<Void> purge(QueueName queue);

    /** One consistent picture of a queue; zeros for an unknown one. */
    CompletionStage<QueueStats> stats(QueueName queue);

    /** Whether a queue gives out jobs, and what it is set to; open and without settings for an unknown one. */
    CompletionStage<Control> control(QueueName queue);

    /**
     * Changes what a queue is set to, in one step.
     *
     * @param isOpen whether it gives out jobs from now on; empty to leave that as it is
     * @param settings those to set, or with an empty value to unset
     */
    CompletionStage<Void> change(
            QueueName queue, Optional<Boolean> isOpen, Map<QueueSetting, Optional<String>> settings);
}
