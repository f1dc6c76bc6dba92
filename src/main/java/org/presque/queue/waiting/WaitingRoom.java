package org.presque.queue.waiting;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Reason;

/**
 * Those who wait for jobs on this node: long polls, streams, sockets. Thread-safe.
 *
 * <h2>How it works</h2>
 *
 * <p>A waiter stands in a {@link Line} for each of its queues, in order of arrival. When a queue may have something, the
 * first in its line asks for it, then the next, until there is nothing more; one after the other, so that the order of the
 * jobs is that of the waiters. Whether there may be something is told by the storage: when a queue has nothing, this is noted
 * there in one step with making sure of it, and whatever changes it sends one notice to all nodes, which ask again. So ten
 * thousand waiters cost the storage nothing while nothing happens, and a put costs it nothing more where nobody waits.
 *
 * <h2>What it promises</h2>
 *
 * <ul>
 *   <li>A waiter is told one thing, once. What a queue gives for one that has gone meanwhile is handed back.
 *   <li>No job lies in an open queue for long while somebody waits for it, whatever is lost on the way: each queue waited for is
 *       looked at every ten seconds, and every second while notices do not arrive.
 *   <li>What becomes due, or is leased for too long, is asked for then.
 *   <li>Who waits on a queue that is stopped or deleted waits on.
 * </ul>
 *
 * <h2>How it can hurt</h2>
 *
 * <ul>
 *   <li>All of it happens on one thread, step by step. What a queue gives completes an outcome on the thread where the
 *       storage tells it, what goes wrong on a few threads for that, what is cancelled on the thread that cancels it. So
 *       nothing that hangs on an outcome may block, and neither may what asks.
 *   <li>A waiter that stands in several lines has a turn in one at a time. If it is the first in another line too, that one
 *       waits until it is back: a round trip.
 * </ul>
 */
public final class WaitingRoom implements Hearer, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(WaitingRoom.class.getName());

    private final WaitDao dao;
    private final Steps steps;
    private final Patrol patrol;

    /** Confined to the steps. */
    private final Map<QueueName, Line> lines = new HashMap<>();

    /** Confined to the steps. */
    private boolean isClosed;

    public WaitingRoom(WaitDao dao, RandomGenerator random) {
        this(dao, random, new OneThread("presque-waiting"));
    }

    WaitingRoom(WaitDao dao, RandomGenerator random, Steps steps) {
        this.dao = dao;
        this.steps = steps;
        this.patrol = new Patrol(random);
    }

    /**
     * Asks the queues in this order, now and whenever one of them may have something, until there is something.
     *
     * <p>A fault of the storage is the outcome if it happens at the first asking, or if nobody knows then whether something
     * was taken. If it happens later it is waited on, and it is the outcome only if it still lasts when the time is over.
     *
     * @param queues at least one; the first has precedence
     * @param ask asks one queue once; fails with {@link Reason#NO_JOB} or {@link Reason#QUEUE_IS_CLOSED} if it has nothing to
     *     give. Must not block
     * @param unwanted gets what a queue gave when the waiting had been ended meanwhile. Must not block
     * @param atMost for how long; null: until it is cancelled
     */
    public <T> Waiting<T> await(
            List<QueueName> queues,
            Function<QueueName, CompletionStage<T>> ask,
            Consumer<T> unwanted,
            @Nullable Duration atMost) {
        Waiter<T> waiter = new Waiter<>(this, new Question<>(ask, unwanted));
        if (!steps.now(() -> enter(waiter, queues))) {
            waiter.cancel();
        }
        if (atMost != null) {
            Steps.Alarm alarm = steps.in(atMost, waiter::isLate);
            var unused = waiter.outcome().whenComplete((found, fault) -> alarm.cancel());
        }
        return waiter;
    }

    private void enter(Waiter<?> waiter, List<QueueName> queues) {
        if (isClosed) {
            waiter.cancel();
            return;
        }
        waiter.enter(queues.stream().distinct().map(this::line).toList());
    }

    private Line line(QueueName queue) {
        return lines.computeIfAbsent(queue, name -> new Line(name, dao, steps, patrol));
    }

    Steps steps() {
        return steps;
    }

    /** A waiter has been told something from outside its turn. */
    void left(Waiter<?> waiter) {
        var unused = steps.now(waiter::leaveIfOver);
    }

    /** A waiter has gone from these lines: those where nobody is left are forgotten. */
    void cleared(List<Line> left) {
        for (Line line : left) {
            if (line.isEmpty()) {
                lines.remove(line.queue(), line);
            }
        }
    }

    @Override
    public void notice(QueueName queue) {
        var unused = steps.now(() -> {
            Line line = lines.get(queue);
            if (line != null) {
                line.notice();
            }
        });
    }

    @Override
    public void hears(boolean isHearing) {
        var unused = steps.now(() -> {
            patrol.hears(isHearing);
            lines.values().forEach(line -> line.patrolIn(patrol.soon()));
        });
    }

    /** Ends all waiting, with {@link Reason#NO_JOB}; from now on nobody waits. */
    @Override
    public void close() {
        var unused = steps.now(this::sendAllAway);
        steps.close();
    }

    private void sendAllAway() {
        isClosed = true;
        Set<Waiter<?>> waiters = new LinkedHashSet<>();
        lines.values().forEach(line -> waiters.addAll(line.waiters()));
        waiters.forEach(waiter -> waiter.tell(new QueueException(Reason.NO_JOB)));
        waiters.forEach(Waiter::leaveIfOver);
        if (!waiters.isEmpty()) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "shutting down: {0} that waited for jobs were told that there is none",
                    waiters.size());
        }
    }
}
