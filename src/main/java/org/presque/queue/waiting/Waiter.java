package org.presque.queue.waiting;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.Reason;

/**
 * One that waits, in the line of each of its queues. Confined to the steps of its room, but for what came of it, which is
 * thread-safe.
 *
 * <p>Its turn goes through its queues in its own order and asks those where it is the first in line and that are worth it. It
 * has one turn at a time: a line whose first waiter is busy waits until it is back.
 */
final class Waiter<T> implements Waiting<T> {

    private final WaitingRoom room;
    private final Question<T> question;

    /** Settles what came of it. */
    private final AtomicBoolean isTold = new AtomicBoolean();

    private final CompletableFuture<T> outcome = new CompletableFuture<>();
    private List<Line> lines = List.of();

    private boolean hasTurn;

    /** Whether it has not been told yet that it has to wait: then a fault of the storage is its answer. */
    private boolean isNew = true;

    /** Whether its time is over: then the turn it has is its last. */
    private boolean isLate;

    Waiter(WaitingRoom room, Question<T> question) {
        this.room = room;
        this.question = question;
    }

    @Override
    public CompletionStage<T> outcome() {
        return outcome;
    }

    @Override
    public void cancel() {
        if (isTold.compareAndSet(false, true)) {
            room.left(this);
            outcome.completeExceptionally(new QueueException(Reason.NO_JOB));
        }
    }

    /** Tells it that it gets nothing, unless it was told something before. */
    void tell(Throwable why) {
        if (isTold.compareAndSet(false, true)) {
            room.steps().beside(() -> outcome.completeExceptionally(why));
        }
    }

    /** Stands in line. */
    void enter(List<Line> places) {
        lines = places;
        lines.forEach(line -> line.join(this));
        takeTurn();
    }

    /** Asks the queues where it is its turn, unless it does so already. */
    void takeTurn() {
        if (!hasTurn) {
            hasTurn = true;
            askFrom(0);
        }
    }

    private void askFrom(int first) {
        for (int at = first; at < lines.size() && !isOver(); at++) {
            if (lines.get(at).isTurnOf(this)) {
                ask(at);
                return;
            }
        }
        endTurn();
    }

    private void endTurn() {
        hasTurn = false;
        isNew = false;
        leaveIfOver();
        lines.forEach(Line::serve);
    }

    private boolean isOver() {
        return isLate || isTold.get();
    }

    private void ask(int at) {
        Line line = lines.get(at);
        line.isAsked();
        question.ask(line.queue()).whenComplete((found, fault) -> {
            boolean isGiven = fault == null && isTold.compareAndSet(false, true);
            room.steps().now(() -> asked(line, at, fault)); // before the caller, who may take longer
            if (isGiven) {
                outcome.complete(found);
            } else if (fault == null) {
                question.unwanted().accept(found);
            }
        });
    }

    private void asked(Line line, int at, @Nullable Throwable fault) {
        if (fault == null) {
            line.gave();
        } else if (!isWorthWaiting(line, fault)) {
            tell(fault);
        }
        askFrom(at + 1);
    }

    /** Whether it makes sense to wait on after a queue has answered with a fault, of which its line takes note. */
    private boolean isWorthWaiting(Line line, Throwable fault) {
        Question.Refusal refusal = Question.Refusal.of(fault);
        switch (refusal) {
            case NO_JOB, CLOSED -> line.gaveNothing(refusal == Question.Refusal.NO_JOB);
            case NOT_ASKED, UNKNOWN -> line.couldNotBeAsked(fault);
            case WRONG -> line.wasAskedWrongly();
        }
        return switch (refusal) {
            case NO_JOB, CLOSED -> true;
            case NOT_ASKED -> !isNew;
            case UNKNOWN, WRONG -> false;
        };
    }

    /** Its time is over. */
    void isLate() {
        isLate = true;
        leaveIfOver();
    }

    /** Goes once it has been told something, or its time is over; not in the middle of a turn. */
    void leaveIfOver() {
        if (!hasTurn && isOver()) {
            List<Line> left = lines;
            lines = List.of();
            if (!isTold.get()) {
                tell(whatToTell(left));
            }
            left.forEach(line -> line.leave(this));
            left.forEach(Line::serve);
            room.cleared(left);
        }
    }

    /** What is to be said when there was no job in time. */
    private static Throwable whatToTell(List<Line> lines) {
        for (Line line : lines) {
            Throwable fault = line.fault();
            if (fault != null) {
                // Whatever happened to the question of another, nothing was taken for this one.
                boolean isUnknown = Question.Refusal.of(fault) == Question.Refusal.UNKNOWN;
                return isUnknown ? new QueueException(Reason.UNREACHABLE, fault) : fault;
            }
        }
        boolean isAnyOpen = lines.stream().anyMatch(Line::isOpen);
        return new QueueException(isAnyOpen ? Reason.NO_JOB : Reason.QUEUE_IS_CLOSED);
    }
}
