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
import org.presque.queue.model.QueueException;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Reason;
import org.presque.queue.model.WorkerId;

/** Jobs that are given to workers for a while. Thread-safe; no verb waits. */
public final class Leases {

    private final LeaseDao dao;

    public Leases(LeaseDao dao) {
        this.dao = dao;
    }

    /**
     * Leases the first jobs of the first queue, in this order, that has any. Each queue is asked in one atomic step, all of
     * them together are not.
     *
     * @see LeaseDao#lease
     */
    public CompletionStage<List<LeasedJob>> lease(
            List<QueueName> names, int count, @Nullable Duration ttr, @Nullable WorkerId worker) {
        return Asking.firstOf(names, queue -> dao.lease(queue, count, ttr, worker));
    }

    /** Ends a lease with success; fails with why it was refused: {@link LeaseDao#done}. */
    public CompletionStage<Void> done(QueueName queue, Lease lease, @Nullable WorkerId worker) {
        return dao.done(queue, List.of(lease), worker).thenAccept(refusals -> refuse(refusals.get(0)));
    }

    /** Ends leases with success, all in one step: {@link LeaseDao#done}. */
    public CompletionStage<List<Optional<Reason>>> done(
            QueueName queue, List<Lease> leases, @Nullable WorkerId worker) {
        return dao.done(queue, leases, worker);
    }

    /** Lets a lease end later: {@link LeaseDao#extend}. */
    public CompletionStage<Duration> extend(
            QueueName queue, Lease lease, @Nullable Duration ttr, @Nullable WorkerId worker) {
        return dao.extend(queue, lease, ttr, worker);
    }

    /** Ends a lease with a failure; fails with why it was refused: {@link LeaseDao#putBack}. */
    public CompletionStage<PutBack> putBack(QueueName queue, Failure failure, @Nullable WorkerId worker) {
        return dao.putBack(queue, List.of(failure), worker).thenApply(results -> {
            PutBack result = results.get(0);
            refuse(Optional.ofNullable(result.refusal()));
            return result;
        });
    }

    /** Ends leases with a failure, all in one step: {@link LeaseDao#putBack}. */
    public CompletionStage<List<PutBack>> putBack(QueueName queue, List<Failure> failures, @Nullable WorkerId worker) {
        return dao.putBack(queue, failures, worker);
    }

    private static void refuse(Optional<Reason> refusal) {
        refusal.ifPresent(reason -> {
            throw new QueueException(reason);
        });
    }

    /** Takes jobs back that their worker never got; nobody waits for it: {@link LeaseDao#release}. */
    public void release(List<LeasedJob> jobs) {
        QueueName queue = jobs.get(0).job().queue();
        var unused = dao.release(queue, jobs.stream().map(LeasedJob::lease).toList());
    }
}
