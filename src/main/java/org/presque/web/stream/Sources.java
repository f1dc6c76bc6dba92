package org.presque.web.stream;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.presque.queue.Leases;
import org.presque.queue.Queues;
import org.presque.queue.Workers;
import org.presque.queue.lease.LeasedJob;
import org.presque.queue.model.Job;
import org.presque.queue.model.WorkerId;

/** The two ways to get jobs: plainly, and leased. Thread-safe. */
public final class Sources {

    private final Queues queues;
    private final Leases leases;
    private final Workers workers;

    public Sources(Queues queues, Leases leases, Workers workers) {
        this.queues = queues;
        this.leases = leases;
        this.workers = workers;
    }

    /** Jobs that are gone once they are given. */
    public Source plain(@Nullable WorkerId worker) {
        return new Source(
                queue -> queues.take(queue, 1, worker).thenApply(taken -> plain(taken, worker)),
                false,
                signOfLife(worker));
    }

    private Given plain(List<Job> taken, @Nullable WorkerId worker) {
        workers.seen(worker, taken.get(0).queue());
        return new Given(taken.get(0), null, () -> queues.giveBack(taken, worker));
    }

    /**
     * Jobs that are leased.
     *
     * @param ttr for how long; null for what their queue is set to
     */
    public Source leased(@Nullable Duration ttr, @Nullable WorkerId worker) {
        return new Source(
                queue -> leases.lease(List.of(queue), 1, ttr, worker).thenApply(leased -> leased(leased, worker)),
                true,
                signOfLife(worker));
    }

    private Given leased(List<LeasedJob> leased, @Nullable WorkerId worker) {
        LeasedJob lease = leased.get(0);
        workers.seen(worker, lease.job().queue());
        return new Given(lease.job(), lease, () -> leases.release(leased));
    }

    private Runnable signOfLife(@Nullable WorkerId worker) {
        return worker == null ? () -> {} : () -> workers.seen(worker);
    }
}
