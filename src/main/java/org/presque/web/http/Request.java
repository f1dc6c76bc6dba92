package org.presque.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A request as a verb sees it. Confined to one exchange. */
public final class Request {

    private final HttpServletRequest servletRequest;
    private final HttpServletResponse servletResponse;
    private final RequestTarget target;
    private final byte[] body;
    private final AtomicReference<@Nullable Runnable> ifGone;

    /** @param ifGone where to put what is to be done when the client has gone */
    Request(
            HttpServletRequest servletRequest,
            HttpServletResponse servletResponse,
            RequestTarget target,
            byte[] body,
            AtomicReference<@Nullable Runnable> ifGone) {
        this.servletRequest = servletRequest;
        this.servletResponse = servletResponse;
        this.target = target;
        this.body = body;
        this.ifGone = ifGone;
    }

    public RequestTarget target() {
        return target;
    }

    /** The path of the context as it is written in links: empty for the root, else with a slash before and none behind. */
    public String contextPath() {
        return servletRequest.getServletContext().getContextPath();
    }

    String method() {
        return servletRequest.getMethod();
    }

    /** Whether only the head of the answer is asked for. */
    public boolean isHead() {
        return method().equals("HEAD");
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(servletRequest.getHeader(name));
    }

    /** The whole body, not a copy; empty if there is none. */
    public byte[] body() {
        return body;
    }

    /** The body as that of a form; never through the container, which takes every {@code curl -d} for one. */
    public Parameters form() {
        return Parameters.ofForm(body);
    }

    /**
     * Threads of the container, for what may take long or must not run where it is asked for. To be asked for before
     * the verb returns: it lets go of the container's thread, and only that thread may do so.
     */
    public Executor containerThreads() {
        return Asynchronous.of(servletRequest)::start;
    }

    /**
     * Says what is to be done when there is nobody to answer any more, as far as the container tells: the connection broke, or
     * the container lets the exchange wait no longer. At most once, on any thread; must not block.
     */
    public void whenGone(Runnable action) {
        ifGone.set(action);
    }

    /**
     * Lets its answer come, or go on, hours from now. To be said before the verb returns, and before anything else lets go of
     * the container's thread.
     */
    public void keepOpen() {
        Asynchronous.forLong(servletRequest);
    }

    /** The request itself, for handing it to a page. */
    public HttpServletRequest servletRequest() {
        return servletRequest;
    }

    /** The response to it, for handing it to a page. Never write to it: the answer is written by the exchange. */
    public HttpServletResponse servletResponse() {
        return servletResponse;
    }
}
