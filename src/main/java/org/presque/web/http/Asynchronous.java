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

    static AsyncContext of(HttpServletRequest request) {
        if (request.isAsyncStarted()) {
            return request.getAsyncContext();
        }
        AsyncContext context = request.startAsync();
        context.setTimeout(BACKSTOP_MILLIS);
        return context;
    }
}
