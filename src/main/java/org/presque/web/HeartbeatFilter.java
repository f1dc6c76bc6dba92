package org.presque.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.presque.queue.Workers;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.WorkerId;

/** Any request of a worker that says who it is, whatever it asks for, is a sign of life. */
public final class HeartbeatFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient Workers workers;

    public HeartbeatFilter(Workers workers) {
        this.workers = workers;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String worker = request.getHeader(Headers.WORKER);
        if (worker != null && !worker.isEmpty()) {
            beat(worker);
        }
        chain.doFilter(request, response);
    }

    private void beat(String worker) {
        try {
            workers.seen(new WorkerId(worker));
        } catch (QueueException invalid) {
            return; // the route tells, if it wants to know
        }
    }
}
