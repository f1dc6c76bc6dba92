package org.presque.queue;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The storage of queues: the whole contract between what a queue is and where it is kept. Thread-safe.
 *
 * <p>Every verb on a queue is one atomic step and one round trip, and costs the same however deep the queue is. None
 * waits: each answers through its stage, within the time-out of the storage, with its result or with a
 * {@link QueueException}. Of the storage's own faults {@link Reason#OUTCOME_UNKNOWN} means *perhaps done*, every other
 * reason *certainly not done*.
 */
public interface QueueDao {

    /**
     * What a put did.
     *
     * @param id the number the queue gave the job
     * @param isFirst whether the queue came to be, or came back after a purge, with this job
     */
    record Put(JobId id, boolean isFirst) {}

    /** Stores a job behind all others of the queue. Done means stored, as durable as the storage is set up to be. */
    CompletionStage<Put> put(QueueName queue, JobText text);

    /**
     * Takes the first job; it is gone from the queue then, and counts as processed.
     *
     * <p>Fails with {@link Reason#NO_JOB} if there is none and with {@link Reason#QUEUE_IS_CLOSED} if the queue is
     * stopped.
     */
    CompletionStage<Job> take(QueueName queue);

    /**
     * Removes everything of a queue, jobs and counters. Ids are not given again for 30 days, and a stopped queue stays
     * stopped. Does nothing for an unknown queue.
     */
    CompletionStage<Void> purge(QueueName queue);

    /** One consistent picture of a queue; zeros for an unknown one. */
    CompletionStage<QueueStats> stats(QueueName queue);

    /** Lets a queue give out jobs, as every queue does that was never stopped. */
    CompletionStage<Void> start(QueueName queue);

    /** Keeps a queue from giving out jobs; it still takes them in. */
    CompletionStage<Void> stop(QueueName queue);

    /** Whether a queue gives out jobs; true for an unknown one. */
    CompletionStage<Boolean> isOpen(QueueName queue);

    /** Puts a name on the list of queues; nothing happens if it is there. */
    CompletionStage<Void> list(QueueName queue);

    /** Takes a name off the list of queues; nothing happens if it is not there. */
    CompletionStage<Void> unlist(QueueName queue);

    /** The listed names that come after {@code after} (null: from the first), in the order of their UTF-8 bytes. */
    CompletionStage<List<QueueName>> names(@Nullable QueueName after, int limit);

    /** How many names are listed. */
    CompletionStage<Long> size();

    /** Where the queues lie, and what that survives. */
    CompletionStage<StorageInfo> info();
}
