package org.presque.queue.waiting;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Steps on a thread of their own, and a few beside. Thread-safe. */
final class OneThread implements Steps {

    private static final System.Logger LOG = System.getLogger(OneThread.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Enough to tell ten thousand in a moment, and to go on where some are held up. */
    private static final int BESIDE = 8;

    /** How far the moments are apart that steps share. */
    private static final Duration SHARED = Duration.ofMillis(250);

    private static final Duration IDLE = Duration.ofSeconds(10);

    private final ScheduledThreadPoolExecutor thread;
    private final ThreadPoolExecutor beside;

    OneThread(String name) {
        this.thread = new ScheduledThreadPoolExecutor(1, task -> daemon(task, name));
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.beside = new ThreadPoolExecutor(
                BESIDE,
                BESIDE,
                IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(),
                task -> daemon(task, name + "-teller"));
        beside.allowCoreThreadTimeOut(true);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread created = new Thread(task, name);
        created.setDaemon(true);
        return created;
    }

    @Override
    public boolean now(Runnable step) {
        try {
            thread.execute(() -> run(step));
            return true;
        } catch (RejectedExecutionException closed) {
            return false;
        }
    }

    @Override
    public Alarm in(Duration delay, Runnable step) {
        try {
            Future<?> scheduled = thread.schedule(() -> run(step), delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> scheduled.cancel(false);
        } catch (RejectedExecutionException closed) {
            return () -> {};
        }
    }

    @Override
    public void beside(Runnable task) {
        beside.execute(() -> run(task));
    }

    @Override
    public Alarm inAbout(Duration delay, Runnable step) {
        long untilNanos = delay.toNanos();
        long sooner = Math.floorMod(System.nanoTime() + untilNanos, SHARED.toNanos());
        return in(Duration.ofNanos(sooner < untilNanos ? untilNanos - sooner : untilNanos), step);
    }

    /** A step that fails must not take the others with it. */
    private static void run(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "an unexpected fault while jobs were waited for", e);
        }
    }

    @Override
    public void close() {
        try {
            end(thread);
            end(beside);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(ThreadPoolExecutor threads) throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.log(System.Logger.Level.WARNING, "those who wait for jobs could not be told in time");
            threads.shutdownNow();
        }
    }
}
