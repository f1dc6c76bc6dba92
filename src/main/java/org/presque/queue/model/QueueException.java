package org.presque.queue.model;

import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The one exception of this house: something asked of a queue was not done, and {@link #reason()} says why.
 *
 * <p>It carries no stack trace: it is an answer, given thousands of times a second by an empty queue, and its message
 * is the text for the client. What an unexpected fault looked like is in its cause.
 */
public final class QueueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public QueueException(Reason reason) {
        this(reason, reason.text(), null);
    }

    public QueueException(Reason reason, Throwable cause) {
        this(reason, reason.text(), cause);
    }

    private QueueException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
        this.reason = reason;
    }

    /** The same with a detail behind the text of the reason, such as a position. */
    public static QueueException withDetail(Reason reason, String detail) {
        return new QueueException(reason, reason.text() + ": " + detail, null);
    }

    public Reason reason() {
        return reason;
    }

    /** The reason behind a fault of a stage; what is none of ours is thrown again. */
    public static Reason reasonOf(Throwable fault) {
        Throwable cause = unwrapped(fault);
        if (cause instanceof QueueException refusal) {
            return refusal.reason();
        }
        throw new CompletionException(cause);
    }

    /** What a stage failed with, without what stages wrap it in, once or more often. */
    public static Throwable unwrapped(Throwable fault) {
        Throwable cause = fault;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
