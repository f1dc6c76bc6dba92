package org.presque.standalone;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Serves a connection on the thread that heard of it, which is Tomcat's poller. Thread-safe.
 *
 * <p>Nothing in presque holds a thread, so none is needed for each request; and to wake one costs as much as to serve the
 * request. Tomcat itself would wait for a socket in places, and {@link UnwaitingEndpoint} has it not, but for WebSockets.
 * These, and what an application asks threads of the container for because it may take long, have threads of their own,
 * which may wait.
 */
final class ServingThread implements Executor, AutoCloseable {
    private static final int MOST = 64;
    private static final int IDLE_SECONDS = 60;

    /** A thread that may wait for a socket: nobody else is served by it. */
    static final class Free extends Thread {
        private Free(Runnable task) {
            super(task, "presque-free");
            setDaemon(true);
            setContextClassLoader(Free.class.getClassLoader()); // not that of the application which needs the first one
        }
    }

    private final ThreadPoolExecutor free =
            new ThreadPoolExecutor(MOST, MOST, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Free::new);

    ServingThread() {
        free.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        if (task instanceof UnwaitingEndpoint.Work work && work.mayBeDoneAtOnce()) {
            work.run();
        } else {
            free.execute(task);
        }
    }

    @Override
    public void close() {
        free.shutdown();
    }
}
