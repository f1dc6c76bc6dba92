package org.presque.queue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.presque.queue.lease.Failure;
import org.presque.queue.lease.Lease;
import org.presque.queue.lease.LeasedJob;
import org.presque.queue.lease.PutBack;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Reason;
import org.presque.queue.model.WorkerId;

/**
 * The storage of leases. Thread-safe; see {@link QueueDao} for what holds for every verb.
 *
 * <p>A lease names one delivery. It ends when its worker says so, or when its time is over by the clock of the storage: that
 * is a failed attempt, and from that moment on its token is worth nothing, whether or not anybody else has the job yet. So
 * two workers are never both told that they are done with a job.
 */
public interface LeaseDao {

    /**
     * Leases the first jobs, at least one and at most {@code count} or 16 MiB of text: nobody else gets them while the lease
     * runs. Taking them and noting who has them is one step.
     *
     * <p>Fails with {@link Reason#NO_JOB}, {@link Reason#QUEUE_IS_CLOSED}, or {@link Reason#TTR_IS_MISSING} if the queue has
     * none of its own, or {@link Reason#BROADCAST_HAS_NO_LEASES}.
     *
     * @param ttr for how long, to the millisecond; null for what the queue is set to
     */
    CompletionStage<List<LeasedJob>> lease(
            QueueName queue, int count, @Nullable Duration ttr, @Nullable WorkerId worker);

    /**
     * Ends leases with success: the jobs are gone then and count as processed, for the worker too; all in one step.
     *
     * @return for each lease, in this order, nothing, or why it was refused: {@link Reason#NO_SUCH_JOB} or
     *     {@link Reason#LEASE_IS_NOT_HELD}
     */
    CompletionStage<List<Optional<Reason>>> done(QueueName queue, List<Lease> leases, @Nullable WorkerId worker);

    /**
     * Lets a lease end so long from now; fails with {@link Reason#NO_SUCH_JOB} or {@link Reason#LEASE_IS_NOT_HELD}.
     *
     * @param ttr null for as long as it was given
     * @return how long
     */
    CompletionStage<Duration> extend(QueueName queue, Lease lease, @Nullable Duration ttr, @Nullable WorkerId worker);

    /**
     * Ends leases with a failure, which counts, for the worker too; all in one step. A job comes back after its delay, or is
     * dead if that was its last try.
     *
     * @return for each failure, in this order, what became of it
     */
    CompletionStage<List<PutBack>> putBack(QueueName queue, List<Failure> failures, @Nullable WorkerId worker);

    /**
     * Takes leased jobs back whose worker never got them: each goes where it was, and the attempt does not count. Leases that
     * are not held any more are passed over.
     */
    CompletionStage<Void> release(QueueName queue, List<Lease> leases);
}
