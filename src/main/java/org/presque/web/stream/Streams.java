package org.presque.web.stream;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.Reason;
import org.presque.queue.waiting.Listeners;
import org.presque.queue.waiting.Seats;
import org.presque.queue.waiting.WaitingRoom;

/**
 * All clients of this node that stay, and the few threads that serve them: they write without blocking, so that two are
 * enough for any number. Thread-safe.
 */
public final class Streams implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Streams.class.getName());

    /** Proxies cut what is silent for longer, most of them after a minute; and a write is how one hears of a client that has gone. */
    private static final Duration BEAT = Duration.ofSeconds(15);

    private static final int WRITERS = 2;
    private static final int PATIENT = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** A client that stays. */
    public interface Member {

        /** Lets something be heard. Called every 15 s, on a thread for all; must not block. */
        void beat();

        /** Says good-bye to the client, since this node goes down. */
        void end();
    }

    private final WaitingRoom room;
    private final Listeners listeners;
    private final Seats seats;
    private final Set<Member> members = ConcurrentHashMap.newKeySet();
    private final ExecutorService writers = Executors.newFixedThreadPool(WRITERS, threads("presque-streams"));
    private final ExecutorService patient = Executors.newFixedThreadPool(PATIENT, threads("presque-sockets"));
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, threads("presque-beat"));
    private volatile boolean isClosing;

    /** @param seats how many may stay or wait at a time */
    public Streams(WaitingRoom room, Listeners listeners, Seats seats) {
        this.room = room;
        this.listeners = listeners;
        this.seats = seats;
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        var unused = timer.scheduleWithFixedDelay(
                () -> members.forEach(Streams::beat), BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A fault with one must not silence the others. */
    private static void beat(Member member) {
        try {
            member.beat();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a stream cannot be kept alive", e);
        }
    }

    private static ThreadFactory threads(String name) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Lets a client in.
     *
     * @throws QueueException {@link Reason#TOO_MANY_WAIT} if there is no seat left, {@link Reason#CLOSING}
     */
    public void enter(Member member) {
        seats.take();
        members.add(member);
        if (isClosing) {
            leave(member);
            throw new QueueException(Reason.CLOSING);
        }
    }

    /** Fails as {@link #enter} would just now, and lets nobody in. */
    public void checkSeat() {
        seats.take();
        seats.leave();
    }

    /** Lets it go; does nothing the second time. */
    public void leave(Member member) {
        if (members.remove(member)) {
            seats.leave();
        }
    }

    /** Where jobs are waited for. */
    WaitingRoom room() {
        return room;
    }

    /** Where what is broadcast can be heard. */
    Listeners listeners() {
        return listeners;
    }

    /** The threads to write on. What runs there must not block. */
    public Executor writers() {
        return writers;
    }

    /** Does what may wait a moment for a slow client, on threads of its own. Not done any more when this node has gone down. */
    public void patient(Runnable action) {
        try {
            patient.execute(action);
        } catch (RejectedExecutionException shutDown) {
            LOG.log(System.Logger.Level.DEBUG, "not done any more", shutDown);
        }
    }

    /** Whether this node goes down. */
    public boolean isClosing() {
        return isClosing;
    }

    /**
     * Does something after a while, unless this node goes down before. It must not block.
     *
     * @return what calls it off
     */
    public Runnable later(Duration delay, Runnable action) {
        try {
            Future<?> task = timer.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
            return () -> task.cancel(false);
        } catch (RejectedExecutionException closing) {
            LOG.log(System.Logger.Level.DEBUG, "not done any more", closing);
            return () -> {};
        }
    }

    /** Ends all streams at once. Does nothing the second time. */
    @Override
    public synchronized void close() {
        if (isClosing) {
            return;
        }
        isClosing = true;
        timer.shutdownNow();
        if (!members.isEmpty()) {
            LOG.log(System.Logger.Level.INFO, "ended {0} streams", members.size());
        }
        members.forEach(Member::end);
        patient.shutdown();
        await(patient);
        writers.shutdown();
        await(writers);
        await(timer);
    }

    private static void await(ExecutorService threads) {
        try {
            if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "a thread of the streams does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
