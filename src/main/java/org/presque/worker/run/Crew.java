package org.presque.worker.run;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.presque.worker.http.Answer;
import org.presque.worker.http.Deadline;
import org.presque.worker.lease.Journal;
import org.presque.worker.lease.LeaseKeeper;
import org.presque.worker.lease.Teller;

/**
 * All that works for one worker: as many {@link Hand}s as it does jobs at a time, each a thread with a long poll of its own, and
 * one thread that keeps leases. Thread-safe; started once, stopped as often as one likes.
 */
public final class Crew {

    /** How long an answer that is on its way when the worker stops may take. */
    private static final Duration MOMENT = Duration.ofMillis(250);

    /** How long an interrupted job may take to end by itself, and how long putting it back may take. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final Settings settings;
    private final Journal journal;
    private final Stopping stopping = new Stopping();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Crew::daemon);
    private final Attendance attendance;
    private final List<Hand> hands;
    private final List<Thread> threads;
    private final CountDownLatch working;
    private final AtomicBoolean isLeaving = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);

    public Crew(Settings settings, Handler handler) {
        this.settings = settings;
        this.journal = new Journal(settings.workerId());
        this.attendance = new Attendance(settings, clock);
        LeaseKeeper keeper = new LeaseKeeper(settings.endpoint(), journal, clock);
        Teller teller = new Teller(settings.endpoint(), journal);
        this.hands = Stream.generate(() -> new Poll(settings, stopping, journal))
                .map(poll -> new Hand(handler, poll, keeper, teller, journal, stopping))
                .limit(settings.concurrency())
                .toList();
        this.working = new CountDownLatch(hands.size());
        this.threads = hands.stream().map(this::thread).toList();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "presque-worker-clock");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Registers the worker and sets it to work.
     *
     * @return what the server refused, if that will not pass by itself; then nothing was begun
     */
    public Optional<Answer> start() {
        Optional<Answer> refusal = attendance.enter();
        if (refusal.isPresent()) {
            clock.shutdownNow();
        } else {
            journal.started(settings.queues(), settings.endpoint().base(), settings.concurrency());
            threads.forEach(Thread::start);
        }
        return refusal;
    }

    private Thread thread(Hand hand) {
        Runnable work = () -> {
            try {
                hand.run();
            } finally {
                working.countDown();
            }
        };
        return new Thread(work, "presque-worker");
    }

    /**
     * Lets the jobs that run be finished, and after the grace interrupts and puts back those that are not. No new job is begun
     * but what an answer brings that is on its way. Returns when all that is over; called by a job, at once. A second call with
     * a shorter grace shortens that of the first.
     *
     * <p>Polls for leases are hung up after a moment, in which a busy server answers. A job that is handed out to one of them
     * all the same is given back by the server where it notices, and else by its lease: late, but not lost. A plain poll is
     * waited for, since no lease would bring its job back, and hung up only when the grace is over.
     */
    public void stop(Duration grace) throws InterruptedException {
        stopping.begin();
        new Thread(() -> end(grace), "presque-worker-stop").start();
        if (!threads.contains(Thread.currentThread())) {
            ended.await();
        }
    }

    private void end(Duration grace) {
        try {
            endJobs(grace);
        } catch (InterruptedException e) {
            journal.broken(e); // Nobody knows this thread.
        } finally {
            leave();
        }
    }

    private void endJobs(Duration grace) throws InterruptedException {
        Duration polls = settings.ttr().isPresent() && MOMENT.compareTo(grace) < 0 ? MOMENT : grace;
        if (!areIdleWithin(polls)) {
            hands.forEach(Hand::hangUp);
        }
        if (!areIdleWithin(grace.minus(polls))) {
            hands.forEach(Hand::interrupt);
        }
        if (!areIdleWithin(LAST_WORDS)) {
            Deadline until = Deadline.in(LAST_WORDS);
            for (Hand hand : hands) {
                hand.takeAway(until);
            }
        }
    }

    /** However long: more than there are milliseconds is for ever. */
    private boolean areIdleWithin(Duration length) throws InterruptedException {
        return working.await(MILLISECONDS.convert(length), MILLISECONDS);
    }

    private void leave() {
        if (isLeaving.compareAndSet(false, true)) {
            attendance.leave();
            clock.shutdownNow();
            journal.stopped();
            ended.countDown();
        }
    }

    /** Waits until it was stopped and all is over. */
    public void join() throws InterruptedException {
        ended.await();
    }
}
