package org.presque.queue.waiting;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.QueueName;

/**
 * Those who wait for one queue, in order of arrival, and what is known about it. Confined to the steps of its room.
 *
 * <p>While it is worth asking the queue, its first waiter has a turn. When the queue had nothing, it is looked at: only that
 * makes sure that the next change is told. It is looked at again when something becomes due, and from time to time, for a
 * notice may be lost.
 */
final class Line {

    /** How long after a fault the queue is looked at again. */
    private static final Duration AFTER_FAULT = Duration.ofSeconds(1);

    /** How often in a row a queue may have something and then nothing, when others are faster, before it is left alone. */
    private static final int FRUITLESS_TURNS = 10;

    private final QueueName queue;
    private final WaitDao dao;
    private final Steps steps;
    private final Patrol patrol;
    private final Set<Waiter<?>> waiters = new LinkedHashSet<>();

    /** Whether it is worth asking for a job: nothing is known yet, or there was a notice, or a job. */
    private boolean isWorthAsking = true;

    private boolean isLooking;

    /** Whether something happened since the look that is under way began, so that it proves nothing. */
    private boolean isLookStale;

    private int fruitlessTurns;
    private boolean isOpen = true;
    private @Nullable Throwable fault;
    private Steps.@Nullable Alarm nextLook;

    Line(QueueName queue, WaitDao dao, Steps steps, Patrol patrol) {
        this.queue = queue;
        this.dao = dao;
        this.steps = steps;
        this.patrol = patrol;
    }

    QueueName queue() {
        return queue;
    }

    /** Whether the queue gave out jobs when it was last looked at. */
    boolean isOpen() {
        return isOpen;
    }

    /** Why nothing is known about the queue at the moment; null if it could be asked the last time. */
    @Nullable Throwable fault() {
        return fault;
    }

    boolean isEmpty() {
        return waiters.isEmpty();
    }

    List<Waiter<?>> waiters() {
        return List.copyOf(waiters);
    }

    void join(Waiter<?> waiter) {
        waiters.add(waiter);
    }

    void leave(Waiter<?> waiter) {
        waiters.remove(waiter);
        if (waiters.isEmpty()) {
            stopLooking();
        }
    }

    /** Whether it is this waiter's turn. */
    boolean isTurnOf(Waiter<?> waiter) {
        return isWorthAsking && !waiters.isEmpty() && waiters.iterator().next() == waiter;
    }

    /** Gives the first waiter its turn, if there is a reason for one; it may be busy with another queue, and comes back then. */
    void serve() {
        if (isWorthAsking && !waiters.isEmpty()) {
            waiters.iterator().next().takeTurn();
        }
    }

    /** There may be something now. */
    void notice() {
        isWorthAsking = true;
        fruitlessTurns = 0;
        serve();
    }

    /** A waiter asks the queue now. */
    void isAsked() {
        isWorthAsking = false;
    }

    /** The queue gave something: perhaps there is more. */
    void gave() {
        fault = null;
        isOpen = true;
        fruitlessTurns = 0;
        isWorthAsking = true;
    }

    /** The queue had nothing to give, or is stopped. */
    void gaveNothing(boolean isQueueOpen) {
        fault = null;
        isOpen = isQueueOpen;
        look();
    }

    /** The queue could not be asked; nothing is known about it. */
    void couldNotBeAsked(Throwable why) {
        fault = why;
        lookIn(AFTER_FAULT);
    }

    /** The question itself was wrong: the next one may be right. */
    void wasAskedWrongly() {
        isWorthAsking = true;
    }

    private void look() {
        stopLooking();
        if (isLooking) {
            isLookStale = true;
            return;
        }
        isLooking = true;
        dao.look(queue).whenComplete((look, why) -> steps.now(() -> looked(look, why)));
    }

    private void looked(WaitDao.@Nullable Look look, @Nullable Throwable why) {
        isLooking = false;
        if (waiters.isEmpty()) {
            return;
        }
        if (isLookStale) {
            isLookStale = false;
            look();
        } else if (look == null) {
            fault = why;
            lookIn(AFTER_FAULT);
        } else {
            saw(look);
        }
    }

    private void saw(WaitDao.Look look) {
        fault = null;
        isOpen = look.isOpen();
        if (!look.hasSomething()) {
            Duration period = patrol.period();
            Duration next = look.next();
            if (next != null && next.compareTo(period) < 0) {
                lookIn(next);
            } else {
                patrolIn(period);
            }
        } else if (fruitlessTurns < FRUITLESS_TURNS) {
            fruitlessTurns++;
            isWorthAsking = true;
            serve();
        } else {
            fruitlessTurns = 0;
            lookIn(AFTER_FAULT);
        }
    }

    private void lookIn(Duration delay) {
        stopLooking();
        if (isLooking) {
            isLookStale = true;
        } else {
            nextLook = steps.in(delay, this::look);
        }
    }

    /** Looks at the queue after so long, at the latest: what was told meanwhile may have been lost. */
    void patrolIn(Duration delay) {
        stopLooking();
        if (isLooking) {
            isLookStale = true;
        } else {
            nextLook = steps.inAbout(delay, this::look);
        }
    }

    private void stopLooking() {
        if (nextLook != null) {
            nextLook.cancel();
            nextLook = null;
        }
    }
}
