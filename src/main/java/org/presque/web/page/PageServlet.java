package org.presque.web.page;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.presque.queue.Queues;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Reason;
import org.presque.web.http.Answer;
import org.presque.web.http.Exchanges;
import org.presque.web.http.FaultAnswers;
import org.presque.web.http.Parameters;
import org.presque.web.http.Refusal;
import org.presque.web.http.Request;
import org.presque.web.http.RestServlet;

/**
 * The context root: shows the queues to people, and stops and starts them by the buttons on the page. When Redis is away
 * the page says so, with the status that the rest of the protocol has for it.
 */
public final class PageServlet extends RestServlet {

    private static final long serialVersionUID = 1L;

    /** What the page may do: nothing but what came from this server, and be in no other site's frame. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final transient Queues queues;
    private final transient Server server;

    /** @param redis where Redis should be, for the time when it cannot say so itself */
    public PageServlet(Exchanges exchanges, Queues queues, String redis) {
        super(exchanges);
        this.queues = queues;
        this.server = new Server(Version.text(), redis, "");
        verbs().reads("GET", this::show).acts("POST", this::press);
    }

    /** A request for the page: which part of the list it wants, and where it will be drawn. */
    private record Visit(Request request, @Nullable QueueName after, Executor threads) {

        static Visit of(Request request) {
            QueueName after =
                    request.target().parameter("after").map(QueueName::new).orElse(null);
            return new Visit(request, after, request.containerThreads());
        }

        String afterText() {
            return after == null ? "" : after.value();
        }

        String query() {
            return Pages.query(afterText());
        }
    }

    /** A page to be drawn: what it shows, and status and headers to send it with. */
    private record Sheet(Answer head, PageView view) {}

    private CompletionStage<Answer> show(Request request) {
        return answer(Visit.of(request), Answer.empty(200), "");
    }

    private CompletionStage<Answer> press(Request request) {
        Visit visit = Visit.of(request);
        return press(visit, request.form());
    }

    private CompletionStage<Answer> press(Visit visit, Parameters form) {
        QueueName queue = form.value("queue")
                .map(QueueName::new)
                .orElseThrow(() -> new QueueException(Reason.QUEUE_NAME_IS_MISSING));
        String status = form.value("status").orElse("");
        String back = visit.request().contextPath() + "/" + visit.query();
        return apply(queue, status)
                .thenApply(applied -> Answer.empty(303).with("Location", back))
                .handle((answer, fault) -> fault == null
                        ? CompletableFuture.completedStage(answer)
                        : failed(visit, status + " " + queue, fault))
                .thenCompose(Function.identity());
    }

    private CompletionStage<Void> apply(QueueName queue, String status) {
        return switch (status) {
            case "stop" -> queues.change(queue, Optional.of(false), Map.of());
            case "start" -> queues.change(queue, Optional.of(true), Map.of());
            default -> throw Refusal.with(400, "invalid status " + status);
        };
    }

    private CompletionStage<Answer> failed(Visit visit, String act, Throwable fault) {
        Reason reason = QueueException.reasonOf(fault);
        return answer(visit, FaultAnswers.of(fault), act + ": " + reason.text());
    }

    private CompletionStage<Answer> answer(Visit visit, Answer head, String said) {
        Server here = here(visit.request());
        return listing(visit)
                .thenApply(listing -> new Sheet(head, PageView.of(here, listing, said)))
                .exceptionally(fault -> {
                    Reason reason = QueueException.reasonOf(fault);
                    return new Sheet(said.isEmpty() ? unseen(reason) : head, PageView.away(here, reason, said));
                })
                .thenApplyAsync(sheet -> drawn(visit.request(), sheet), visit.threads());
    }

    /** A look leaves nothing open: where its outcome is unknown too, nothing was done, and that is 503. */
    private static Answer unseen(Reason reason) {
        return FaultAnswers.of(new QueueException(reason == Reason.OUTCOME_UNKNOWN ? Reason.UNREACHABLE : reason));
    }

    private Server here(Request request) {
        String scheme = request.servletRequest().getScheme();
        return server.at(scheme, request.header("Host").orElse(""), request.contextPath());
    }

    private CompletionStage<Listing> listing(Visit visit) {
        return queues.info().thenCompose(info -> queues.allStats(visit.after(), Listing.MOST_QUEUES + 1)
                .thenCombine(queues.size(), (found, size) -> Listing.of(info, size, found, visit.afterText())));
    }

    private static Answer drawn(Request request, Sheet sheet) {
        return sheet.head()
                .withBody("text/html;charset=utf-8", Template.draw(request, sheet.view()))
                .with("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .with("Referrer-Policy", "same-origin");
    }
}
