package org.presque.queue.lease;

import java.time.Duration;
import org.presque.queue.model.Job;

/**
 * A job as it is leased to a worker. Immutable.
 *
 * @param token see {@link Lease}
 * @param attempt the number of this delivery, from 1
 * @param ttr for how long it is leased
 */
public record LeasedJob(Job job, String token, int attempt, Duration ttr) {

    /** What names this delivery. */
    public Lease lease() {
        return new Lease(job.id(), token);
    }
}
