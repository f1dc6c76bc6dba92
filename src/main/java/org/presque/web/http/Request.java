package org.presque.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** A request as a verb sees it. Confined to one exchange. */
public final class Request {

    private static final int BATCH_FACTOR = 8;

    private final HttpServletRequest servletRequest;
    private final HttpServletResponse servletResponse;
    private final RequestTarget target;
    private final BodyReader bodies;

    Request(
            HttpServletRequest servletRequest,
            HttpServletResponse servletResponse,
            RequestTarget target,
            BodyReader bodies) {
        this.servletRequest = servletRequest;
        this.servletResponse = servletResponse;
        this.target = target;
        this.bodies = bodies;
    }

    public RequestTarget target() {
        return target;
    }

    /** The path of the context as it is written in links: empty for the root, else with a slash before and none behind. */
    public String contextPath() {
        return servletRequest.getServletContext().getContextPath();
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(servletRequest.getHeader(name));
    }

    /** Reads the whole body without holding a thread; fails with a {@link Refusal} if it is too large, late or cut. */
    public CompletionStage<byte[]> body() {
        return bodies.read(servletRequest, bodies.config().bodyLimitBytes());
    }

    /** Reads the body of a batch, which may be eight times as long. */
    public CompletionStage<byte[]> batchBody() {
        return bodies.read(servletRequest, BATCH_FACTOR * bodies.config().bodyLimitBytes());
    }

    /** Reads the body as that of a form; never through the container, which takes every {@code curl -d} for one. */
    public CompletionStage<Parameters> form() {
        return body().thenApply(Parameters::ofForm);
    }

    /**
     * Threads of the container, for what may take long or must not run where it is asked for. To be asked for before
     * the verb returns: it lets go of the container's thread, and only that thread may do so.
     */
    public Executor containerThreads() {
        return Asynchronous.of(servletRequest)::start;
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
