package org.presque.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.presque.config.HttpConfig;

/**
 * The way of a request through this house: its body, who may ask, where to, which verb; then its answer, whenever it
 * comes. Thread-safe.
 *
 * <p>The body is read before all else, also one that nobody wants, and the request to a route that there is none of:
 * containers read away what is left of a body when an answer is complete, and Tomcat holds a thread for it, for as long
 * as the client likes.
 *
 * <p>Nothing here, and no verb, may block the thread that calls: the stand-alone server, and WildFly for what is read later, have
 * one that serves many connections. What takes long is done on {@link Request#containerThreads}.
 */
public final class Exchanges implements AutoCloseable {

    /**
     * What may be looked through where it was read. Some containers have one thread for that which serves many connections, and a
     * batch takes milliseconds.
     */
    private static final int LONG_BODY_BYTES = 64 << 10;

    private final Admission admission;
    private final BodyReader bodies;

    public Exchanges(HttpConfig config) {
        this.admission = new Admission(config);
        this.bodies = new BodyReader(config);
    }

    /** Answers one request, now or later; never with anything but an answer of ours. */
    void serve(HttpServletRequest request, HttpServletResponse response, Verbs verbs) throws IOException {
        AtomicReference<@Nullable Runnable> ifGone = new AtomicReference<>();
        CompletionStage<Answer> answer = bodies.read(request, verbs.bodyFactor())
                .thenCompose(body -> serve(new Request(request, response, target(request), body, ifGone), verbs))
                .exceptionally(FaultAnswers::of);
        AnswerWriter.write(request, response, answer, ifGone);
    }

    private CompletionStage<Answer> serve(Request asked, Verbs verbs) {
        boolean isLong =
                asked.body().length > LONG_BODY_BYTES && !asked.method().equals("GET");
        return isLong
                ? CompletableFuture.supplyAsync(() -> ask(asked, verbs), asked.containerThreads())
                        .thenCompose(Function.identity())
                : ask(asked, verbs);
    }

    private static RequestTarget target(HttpServletRequest request) {
        return RequestTarget.of(request.getRequestURI(), request.getContextPath(), request.getQueryString());
    }

    private CompletionStage<Answer> ask(Request asked, Verbs verbs) {
        HttpServletRequest request = asked.servletRequest();
        admission.checkHost(request);
        if (!verbs.exists(asked.target())) {
            throw Refusal.with(404, "not found");
        }
        Verbs.Route route = verbs.route(asked.method());
        if (route == null) {
            return CompletableFuture.completedStage(withoutVerb(request.getMethod(), verbs));
        }
        if (route.acts()) {
            admission.checkSite(request);
        }
        return route.verb().answer(asked);
    }

    private static Answer withoutVerb(String method, Verbs verbs) {
        Answer answer = method.equals("OPTIONS") ? Answer.empty(204) : Answer.error(405, "method not allowed");
        return answer.with("Allow", verbs.allowed());
    }

    @Override
    public void close() {
        bodies.close();
    }
}
