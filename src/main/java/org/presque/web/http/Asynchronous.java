package org.presque.web.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;

/** Lets go of the container's thread, at the first time a request needs it. */
final class Asynchronous {

    /**
     * A backstop, for faults nobody thought of: longer than any body may take, Redis, a wait for a job (60 s) and a slow reader
     * of a large answer. The time-outs that clients see are those of the body reader, of waiting and of the pipelines.
     */
    private static final long BACKSTOP_MILLIS = Duration.ofMinutes(2).toMillis();

    private Asynchronous() {}

    /** Lets go of it for a request that may stay open for hours, and so has no backstop. */
    static void forLong(HttpServletRequest request) {
        request.startAsync().setTimeout(0);
    }

    static AsyncContext of(HttpServletRequest request) {
        if (request.isAsyncStarted()) {
            return request.getAsyncContext();
        }
        AsyncContext context = request.startAsync();
        context.setTimeout(BACKSTOP_MILLIS);
        return context;
    }
}
