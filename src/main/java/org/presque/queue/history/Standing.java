package org.presque.queue.history;

/**
 * How a queue stands, or several together: how many jobs are in each state, and what has been counted so far. Immutable.
 *
 * @param failed how many attempts failed
 */
public record Standing(long ready, long delayed, long leased, long dead, long enqueued, long processed, long failed) {

    /** That of no queue. */
    public static final Standing NOTHING = new Standing(0, 0, 0, 0, 0, 0, 0);

    /** Both together. */
    public Standing plus(Standing other) {
        return new Standing(
                ready + other.ready,
                delayed + other.delayed,
                leased + other.leased,
                dead + other.dead,
                enqueued + other.enqueued,
                processed + other.processed,
                failed + other.failed);
    }
}
