package org.presque.web.stream;

import org.jspecify.annotations.Nullable;
import org.presque.queue.lease.LeasedJob;
import org.presque.queue.model.Job;

/**
 * A job on its way to a client.
 *
 * @param lease null if it was taken plainly, and is gone from its queue
 * @param back what gives it back as it was, if the client does not get it; nobody waits for that
 */
public record Given(Job job, @Nullable LeasedJob lease, Runnable back) {

    /** Gives it back. To be called at most once, and only if the client has not got it. */
    public void giveBack() {
        back.run();
    }
}
