package org.presque.web.http;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.Reason;

/** The one place where faults become answers. Stateless. */
public final class FaultAnswers {

    private static final System.Logger LOG = System.getLogger(FaultAnswers.class.getName());

    /** In seconds; the storage comes back by itself, and most often at once. */
    private static final String RETRY_AFTER = "1";

    private FaultAnswers() {}

    /** What the JSON of a fault of the storage says: whether the request was carried out, {@code no} or {@code unknown}. */
    @JsonbPropertyOrder({"error", "applied"})
    public record StorageFaultView(String error, String applied) {}

    /** The answer for whatever went wrong; what nobody expected is logged, and told without its inside. */
    public static Answer of(Throwable fault) {
        Throwable cause = QueueException.unwrapped(fault);
        if (cause instanceof Refusal refusal) {
            return refusal.answer();
        }
        if (cause instanceof QueueException known) {
            return of(known);
        }
        LOG.log(System.Logger.Level.ERROR, "an unexpected fault", cause);
        return Answer.error(500, "internal error, see the log of the server");
    }

    private static Answer of(QueueException fault) {
        int status = status(fault.reason());
        if (status < 500) {
            Answer answer = Answer.error(status, String.valueOf(fault.getMessage()));
            return status == 429 ? answer.with("Retry-After", RETRY_AFTER) : answer;
        }
        String applied = status == 503 ? "no" : "unknown";
        return Answer.json(status, new StorageFaultView(fault.reason().text(), applied))
                .with("Retry-After", RETRY_AFTER);
    }

    private static int status(Reason reason) {
        return switch (reason) {
            case INVALID_QUEUE_NAME,
                    JOB_IS_MISSING,
                    JOB_IS_NOT_JSON,
                    JOB_ALREADY_EXISTS,
                    EXPIRES_BEFORE_DUE,
                    CONTENT_IS_MISSING,
                    CONTENT_IS_NOT_JSON,
                    INVALID_IDEMPOTENCY_KEY,
                    INVALID_WORKER_ID,
                    WORKER_ID_IS_MISSING,
                    LEASE_IS_MISSING,
                    TTR_IS_MISSING,
                    BROADCAST_HAS_NO_LEASES,
                    INVALID_BACKOFF,
                    INVALID_CURSOR -> 400;
            case QUEUE_NAME_IS_MISSING, NO_JOB, NO_SUCH_JOB, QUEUE_IS_CLOSED -> 404;
            case JOB_IS_LEASED, LEASE_IS_NOT_HELD, KEY_IS_TAKEN -> 409;
            case KEY_WAS_USED -> 422;
            case QUEUE_IS_FULL -> 429;
            case UNREACHABLE,
                    LOADING,
                    READ_ONLY,
                    TOO_FEW_REPLICAS,
                    OUT_OF_MEMORY,
                    DISK_FULL,
                    BUSY,
                    NO_PERMISSION,
                    LINE_FULL,
                    TOO_MANY_WAIT,
                    CLOSING -> 503;
            case OUTCOME_UNKNOWN -> 504;
        };
    }
}
