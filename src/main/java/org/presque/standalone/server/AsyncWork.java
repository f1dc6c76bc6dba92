package org.presque.standalone.server;

import java.util.concurrent.Executor;
import org.xnio.XnioWorker;

/**
 * Where asynchronous requests get their threads. Undertow asks one executor for two things: for what the application gives to
 * {@link jakarta.servlet.AsyncContext#start}, which may take long and belongs to the worker's threads; and for a step of its
 * own, which only hands the request back to the thread of its connection, and so is taken where it is asked for. To hand that on
 * as well would wake a thread for each request.
 */
final class AsyncWork implements Executor {

    private static final Class<?> STEP = step();

    private final XnioWorker worker;

    AsyncWork(XnioWorker worker) {
        this.worker = worker;
    }

    /** Undertow has no public name for it; without it this server does not start, so an update cannot go unnoticed. */
    private static Class<?> step() {
        try {
            return Class.forName("io.undertow.servlet.spec.AsyncContextImpl$TaskDispatchRunnable");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("this is not the Undertow that presque was made for", e);
        }
    }

    @Override
    public void execute(Runnable task) {
        if (task.getClass() == STEP) {
            task.run();
        } else {
            worker.execute(task);
        }
    }
}
