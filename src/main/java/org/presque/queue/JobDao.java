package org.presque.queue;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.Job;
import org.presque.queue.model.JobDetails;
import org.presque.queue.model.JobId;
import org.presque.queue.model.JobPage;
import org.presque.queue.model.JobState;
import org.presque.queue.model.NewJobs;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Reason;
import org.presque.queue.model.Stored;
import org.presque.queue.model.WorkerId;

/**
 * The storage of jobs. Thread-safe; see {@link QueueDao} for what holds for every verb.
 */
public interface JobDao {

    /**
     * Stores jobs behind all others of their priority, all or none. Done means stored, as durable as the storage is set
     * up to be.
     *
     * <p>Fails with {@link Reason#JOB_ALREADY_EXISTS}, {@link Reason#QUEUE_IS_FULL}, {@link Reason#KEY_WAS_USED} or
     * {@link Reason#EXPIRES_BEFORE_DUE}, and has done nothing then.
     */
    CompletionStage<Stored> put(NewJobs jobs);

    /**
     * Takes the first jobs, at least one and at most {@code count} or 16 MiB of text; they are gone from the queue then,
     * and count as processed, for the worker too.
     *
     * <p>Fails with {@link Reason#NO_JOB} if there is none and with {@link Reason#QUEUE_IS_CLOSED} if the queue is
     * stopped.
     */
    CompletionStage<List<Job>> take(QueueName queue, int count, @Nullable WorkerId worker);

    /**
     * Takes jobs back whose taker never got them: each goes where it was, and does not count as processed. One whose queue
     * was purged meanwhile, or whose uniq key another job has by now, stays gone.
     *
     * @param jobs as they were taken
     * @param worker for whom they were taken
     */
    CompletionStage<Void> giveBack(QueueName queue, List<Job> jobs, @Nullable WorkerId worker);

    /** Everything about a job; fails with {@link Reason#NO_SUCH_JOB}. */
    CompletionStage<JobDetails> find(QueueName queue, JobId id);

    /**
     * Deletes a job that nobody has leased; counts as deleted. Fails with {@link Reason#NO_SUCH_JOB} or
     * {@link Reason#JOB_IS_LEASED}.
     */
    CompletionStage<Void> cancel(QueueName queue, JobId id);

    /**
     * Makes a delayed job ready at once, and a dead one, whose attempts begin anew and which never expires; nothing happens
     * to a ready one. Fails with {@link Reason#NO_SUCH_JOB}, {@link Reason#JOB_IS_LEASED} (also while nobody has got a job
     * whose lease has run out), or {@link Reason#KEY_IS_TAKEN} for a dead one whose uniq key another job has by now.
     *
     * @return how often it has been leased
     */
    CompletionStage<Integer> makeReady(QueueName queue, JobId id);

    /**
     * A page of the jobs in a state, in the order they are handed out, at most {@code limit} or 16 MiB of text. While the
     * queue is worked on a page may repeat a job, but none that stays is skipped.
     *
     * @param after where the page begins, as the one before said; null for the first. Fails with
     *     {@link Reason#INVALID_CURSOR} if it is no such place
     */
    CompletionStage<JobPage> page(QueueName queue, JobState state, int limit, @Nullable String after);

    /** Deletes the first jobs in a state but leased, at most {@code limit}, and answers how many it met. */
    CompletionStage<Integer> discard(QueueName queue, JobState state, int limit);
}
