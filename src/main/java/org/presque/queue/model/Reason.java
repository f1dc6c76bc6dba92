package org.presque.queue.model;

/**
 * Why something asked of a queue was not done, with the text a client sees.
 *
 * <p>The texts are part of the protocol and stay as they are. The reasons from {@link #UNREACHABLE} on are faults of
 * the storage: all of them but {@link #OUTCOME_UNKNOWN} promise that nothing was done.
 */
public enum Reason {
    QUEUE_NAME_IS_MISSING("queue name is missing"),
    INVALID_QUEUE_NAME("invalid queue name"),
    JOB_IS_MISSING("job is missing"),
    JOB_IS_NOT_JSON("job is not valid JSON"),
    CONTENT_IS_MISSING("content is missing"),
    CONTENT_IS_NOT_JSON("content is not valid JSON"),
    NO_JOB("no job"),
    NO_SUCH_JOB("no such job"),
    JOB_IS_LEASED("job is leased"),
    LEASE_IS_NOT_HELD("lease is not held"),
    LEASE_IS_MISSING("lease is missing"),
    TTR_IS_MISSING("invalid ttr: give a length, the queue has none of its own"),
    BROADCAST_HAS_NO_LEASES("invalid ttr: the policy of the queue is broadcast, which has no leases"),
    INVALID_BACKOFF("invalid backoff"),
    QUEUE_IS_CLOSED("queue is closed"),
    QUEUE_IS_FULL("queue is full"),
    JOB_ALREADY_EXISTS("job already exists"),
    KEY_IS_TAKEN("job already exists"),
    KEY_WAS_USED("Idempotency-Key was used with another body"),
    EXPIRES_BEFORE_DUE("invalid ttl: it ends before the job is due"),
    INVALID_IDEMPOTENCY_KEY("invalid Idempotency-Key: it has 1 to 200 printable characters"),
    INVALID_WORKER_ID("invalid X-presque-workerid: it has 1 to 200 printable characters"),
    WORKER_ID_IS_MISSING("worker_id is missing"),
    INVALID_CURSOR("invalid after: not a cursor of this list"),

    UNREACHABLE("redis cannot be reached, nothing was done: send again"),
    LOADING("redis is loading its data, nothing was done: send again"),
    READ_ONLY("redis is read-only, nothing was done: send again, to a master"),
    TOO_FEW_REPLICAS("redis has too few replicas, nothing was done: send again"),
    OUT_OF_MEMORY("redis is out of memory, nothing was stored: fetch jobs or raise maxmemory, then send again"),
    DISK_FULL("redis cannot write to its disk, nothing was done: send again"),
    BUSY("redis is busy, nothing was done: send again"),
    NO_PERMISSION("redis does not let presque in, nothing was done: mend its user, password or permissions"),
    LINE_FULL("too many requests wait for redis, nothing was done: send again"),
    TOO_MANY_WAIT("too many wait for jobs, nothing was done: send again"),
    CLOSING("presque is shutting down, nothing was done: send again"),
    OUTCOME_UNKNOWN("redis did not answer, perhaps it was done");

    private final String text;

    Reason(String text) {
        this.text = text;
    }

    /** Whether it is a fault of the storage, or of the way to it, which passes by itself. */
    public boolean isOfStorage() {
        return compareTo(UNREACHABLE) >= 0;
    }

    /** The text a client sees, without a detail. */
    public String text() {
        return text;
    }
}
