package org.presque.queue.waiting;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Steps on a thread of their own. Thread-safe. */
final class OneThread implements Steps {

    private static final System.Logger LOG = System.getLogger(OneThread.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ScheduledThreadPoolExecutor thread;

    OneThread(String name) {
        this.thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread created = new Thread(task, name);
            created.setDaemon(true);
            return created;
        });
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
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
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "those who wait for jobs could not be told in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
