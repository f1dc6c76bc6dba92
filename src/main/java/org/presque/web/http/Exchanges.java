package org.presque.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.presque.config.HttpConfig;

/**
 * The way of a request through this house: who may ask, where to, which verb; then its answer, whenever it comes.
 * Thread-safe.
 */
public final class Exchanges implements AutoCloseable {

    private final Admission admission;
    private final BodyReader bodies;

    public Exchanges(HttpConfig config) {
        this.admission = new Admission(config);
        this.bodies = new BodyReader(config);
    }

    /** Answers one request, now or later; never with anything but an answer of ours. */
    void serve(HttpServletRequest request, HttpServletResponse response, Verbs verbs) throws IOException {
        CompletionStage<Answer> answer;
        try {
            answer = ask(request, response, verbs);
        } catch (RuntimeException fault) {
            answer = CompletableFuture.failedStage(fault);
        }
        AnswerWriter.write(request, response, answer.exceptionally(FaultAnswers::of));
    }

    private CompletionStage<Answer> ask(HttpServletRequest request, HttpServletResponse response, Verbs verbs) {
        RequestTarget target =
                RequestTarget.of(request.getRequestURI(), request.getContextPath(), request.getQueryString());
        admission.checkHost(request);
        if (!verbs.exists(target)) {
            throw Refusal.with(404, "not found");
        }
        Verbs.Route route = verbs.route(request.getMethod());
        if (route == null) {
            return CompletableFuture.completedStage(withoutVerb(request.getMethod(), verbs));
        }
        if (route.acts()) {
            admission.checkSite(request);
        }
        return route.verb().answer(new Request(request, response, target, bodies));
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
