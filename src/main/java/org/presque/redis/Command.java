package org.presque.redis;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.Reason;
import redis.clients.jedis.CommandArguments;

/**
 * One command on its way to Redis and back. Thread-safe: its lane and the watchdog race for it, and each step from one
 * state to the next is taken by exactly one of them, so that it is answered exactly once and that the answer is true about
 * whether it may have been sent.
 */
final class Command {

    private enum State {
        WAITING,
        SENT
    }

    /** The last state: a reply, null included, or a fault. */
    private record Outcome(@Nullable Object reply, @Nullable RuntimeException fault) {}

    private final CommandArguments arguments;
    private final int bytes;
    private final boolean hasBigReply;
    private final long deadlineNanos;
    private final CompletableFuture<@Nullable Object> answer = new CompletableFuture<>();

    /** A {@link State}, or the {@link Outcome}. */
    private final AtomicReference<Object> state = new AtomicReference<>(State.WAITING);

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

    /** Settles it with what Redis said; true for the one who did, and who has to see that it is {@link #tell told}. */
    boolean reply(@Nullable Object reply) {
        return state.compareAndSet(State.SENT, new Outcome(reply, null));
    }

    /** Settles it with a fault; as {@link #reply}. */
    boolean fail(RuntimeException fault) {
        Outcome outcome = new Outcome(null, fault);
        return state.compareAndSet(State.WAITING, outcome) || state.compareAndSet(State.SENT, outcome);
    }

    /** Settles it as not done if it was never sent, as of unknown outcome if it was; as {@link #reply}. */
    boolean fail(Reason ifNotSent, @Nullable Throwable cause) {
        return state.compareAndSet(State.WAITING, new Outcome(null, fault(ifNotSent, cause)))
                || state.compareAndSet(State.SENT, new Outcome(null, fault(Reason.OUTCOME_UNKNOWN, cause)));
    }

    boolean isTold() {
        return answer.isDone();
    }

    /**
     * Tells the caller the outcome, unless somebody was faster; it must be settled. Runs what the caller wants done then,
     * which may get stuck.
     */
    void tell() {
        if (!(state.get() instanceof Outcome outcome)) {
            throw new IllegalStateException("a command was to be told of that is not settled");
        }
        if (outcome.fault() == null) {
            answer.complete(outcome.reply());
        } else {
            answer.completeExceptionally(outcome.fault());
        }
    }

    private static QueueException fault(Reason reason, @Nullable Throwable cause) {
        return cause == null ? new QueueException(reason) : new QueueException(reason, cause);
    }
}
