package org.presque.redis;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.Reason;
import redis.clients.jedis.CommandArguments;

/**
 * One command on its way to Redis and back. Thread-safe: its lane and the watchdog race for it, and each step from one
 * {@link State} to the next is taken by exactly one of them, so that it is answered exactly once and that the answer is
 * true about whether it may have been sent.
 */
final class Command {

    private enum State {
        WAITING,
        SENT,
        ANSWERED
    }

    private final CommandArguments arguments;
    private final int bytes;
    private final boolean hasBigReply;
    private final long deadlineNanos;
    private final CompletableFuture<@Nullable Object> answer = new CompletableFuture<>();
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    /** The outcome, for {@link #tell}; written by the one who settled it. */
    private @Nullable Object reply;

    private @Nullable RuntimeException fault;

    /**
     * @param bytes about how much text it has, for the bounds of the line
     * @param hasBigReply whether its reply may hold a job, for the bounds of a pipeline
     * @param deadlineNanos when it has to be answered, by {@link System#nanoTime}
     */
    Command(CommandArguments arguments, int bytes, boolean hasBigReply, long deadlineNanos) {
        this.arguments = arguments;
        this.bytes = bytes;
        this.hasBigReply = hasBigReply;
        this.deadlineNanos = deadlineNanos;
    }

    CommandArguments arguments() {
        return arguments;
    }

    int bytes() {
        return bytes;
    }

    boolean hasBigReply() {
        return hasBigReply;
    }

    long deadlineNanos() {
        return deadlineNanos;
    }

    CompletableFuture<@Nullable Object> answer() {
        return answer;
    }

    /** Claims the right to write it to Redis; from here on nobody can say any more that nothing was done. */
    boolean markSent() {
        return state.compareAndSet(State.WAITING, State.SENT);
    }

    /** Settles it with what Redis said; true for the one who did, and who has to {@link #tell} it. */
    boolean reply(@Nullable Object given) {
        if (!state.compareAndSet(State.SENT, State.ANSWERED)) {
            return false;
        }
        reply = given;
        return true;
    }

    /** Settles it with a fault; as {@link #reply}. */
    boolean fail(RuntimeException given) {
        if (state.getAndSet(State.ANSWERED) == State.ANSWERED) {
            return false;
        }
        fault = given;
        return true;
    }

    /** Settles it as not done if it was never sent, as of unknown outcome if it was; as {@link #reply}. */
    boolean fail(Reason ifNotSent, @Nullable Throwable cause) {
        if (state.compareAndSet(State.WAITING, State.ANSWERED)) {
            fault = fault(ifNotSent, cause);
        } else if (state.compareAndSet(State.SENT, State.ANSWERED)) {
            fault = fault(Reason.OUTCOME_UNKNOWN, cause);
        } else {
            return false;
        }
        return true;
    }

    /** Tells the caller the outcome; runs what the caller wants done then, which may get stuck. */
    void tell() {
        if (fault == null) {
            answer.complete(reply);
        } else {
            answer.completeExceptionally(fault);
        }
    }

    private static QueueException fault(Reason reason, @Nullable Throwable cause) {
        return cause == null ? new QueueException(reason) : new QueueException(reason, cause);
    }
}
