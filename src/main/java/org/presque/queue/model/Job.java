package org.presque.queue.model;

/**
 * A job as it is handed out: which one, of which queue, and its text exactly as it was put. Immutable.
 *
 * @param receipt what the storage needs to take it back, for the storage alone
 */
public record Job(QueueName queue, JobId id, JobText text, String receipt) {

    /** A job that cannot be taken back, or need not be. */
    public Job(QueueName queue, JobId id, JobText text) {
        this(queue, id, text, "");
    }
}
