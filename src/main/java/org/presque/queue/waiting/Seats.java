package org.presque.queue.waiting;

import java.util.concurrent.atomic.AtomicInteger;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.Reason;

/** How many may wait on this node at a time, long polls and streams together. Thread-safe. */
public final class Seats {

    private final int limit;
    private final AtomicInteger taken = new AtomicInteger();

    public Seats(int limit) {
        this.limit = limit;
    }

    /**
     * Takes a seat, which is to be {@linkplain #leave left} once.
     *
     * @throws QueueException {@link Reason#TOO_MANY_WAIT} if all are taken
     */
    public void take() {
        if (taken.incrementAndGet() > limit) {
            taken.decrementAndGet();
            throw new QueueException(Reason.TOO_MANY_WAIT);
        }
    }

    public void leave() {
        taken.decrementAndGet();
    }
}
