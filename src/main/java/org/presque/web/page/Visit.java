package org.presque.web.page;

import java.util.concurrent.Executor;
import org.presque.web.http.Request;
import org.presque.web.http.RequestTarget;

/** A request for a page, and where it will be drawn. Confined to one exchange. */
public final class Visit {

    private final Request request;
    private final Executor threads;
    private final String acceptLanguage;

    private Visit(Request request, Executor threads, String acceptLanguage) {
        this.request = request;
        this.threads = threads;
        this.acceptLanguage = acceptLanguage;
    }

    /** To be made before the verb returns: see {@link Request#containerThreads}. */
    public static Visit of(Request request) {
        return new Visit(
                request,
                request.containerThreads(),
                request.header("Accept-Language").orElse(""));
    }

    public Request request() {
        return request;
    }

    /** The languages that the visitor likes, as the header has them. */
    public String acceptLanguage() {
        return acceptLanguage;
    }

    /** What is asked for, without the {@code ui} in front of it: {@code /q/NAME}. */
    public RequestTarget target() {
        return request.target().behindRoute();
    }

    /** Threads that may take long, to draw or to search. */
    public Executor threads() {
        return threads;
    }

    /** The way from the page to the root of the application: {@code ./} or {@code ../../}. */
    public String root() {
        int depth = request.target().depth();
        return depth == 0 ? "./" : "../".repeat(depth);
    }
}
