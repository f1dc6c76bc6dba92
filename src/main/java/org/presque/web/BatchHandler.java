package org.presque.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.presque.queue.InBulk;
import org.presque.queue.Leases;
import org.presque.queue.Workers;
import org.presque.queue.lease.Failure;
import org.presque.queue.lease.Lease;
import org.presque.queue.lease.PutBack;
import org.presque.queue.model.JobState;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Reason;
import org.presque.queue.model.WorkerId;
import org.presque.web.http.Answer;
import org.presque.web.http.Refusal;
import org.presque.web.http.Request;
import org.presque.web.http.RequestTarget;

/** What {@code /qb/NAME} does to jobs that are in the queue: to those of a body by their leases, or to all in a state. */
final class BatchHandler {

    private final Leases leases;
    private final InBulk bulk;
    private final Workers workers;
    private final LeaseBody bodies;

    BatchHandler(Leases leases, InBulk bulk, Workers workers, LeaseBody bodies) {
        this.leases = leases;
        this.bulk = bulk;
        this.workers = workers;
        this.bodies = bodies;
    }

    CompletionStage<Answer> delete(Request request) {
        QueueName queue = request.target().queueName();
        Optional<String> state = request.target().parameter("state");
        return state.isPresent()
                ? bulk.discard(queue, discarded(state.get())).thenApply(outcome -> answer("deleted", outcome))
                : done(request, queue);
    }

    private static JobState discarded(String text) {
        return JobState.named(text)
                .filter(state -> state != JobState.LEASED)
                .orElseThrow(() -> Refusal.with(400, "invalid state: " + text + " is not ready, delayed or dead"));
    }

    private CompletionStage<Answer> done(Request request, QueueName queue) {
        WorkerId worker = Headers.worker(request, workers, queue);
        List<Lease> held =
                bodies.failures(request.body()).stream().map(Failure::lease).toList();
        return leases.done(queue, held, worker).thenApply(refusals -> Answer.json(200, DoneView.of(held, refusals)));
    }

    /** The answer to several leases that were ended with success. */
    @JsonbPropertyOrder({"done", "refused"})
    public record DoneView(int done, List<RefusedView> refused) {

        static DoneView of(List<Lease> leases, List<Optional<Reason>> refusals) {
            List<RefusedView> refused = new ArrayList<>();
            for (int at = 0; at < leases.size(); at++) {
                long id = leases.get(at).id().value();
                refusals.get(at).ifPresent(reason -> refused.add(new RefusedView(id, reason.text())));
            }
            return new DoneView(leases.size() - refused.size(), refused);
        }
    }

    /** A job that something could not be done to, and why. */
    @JsonbPropertyOrder({"id", "error"})
    public record RefusedView(long id, String error) {}

    CompletionStage<Answer> put(Request request) {
        QueueName queue = request.target().queueName();
        return request.target().parameter("state").isPresent()
                ? revive(request.target(), queue)
                : putBack(request, queue);
    }

    private CompletionStage<Answer> revive(RequestTarget target, QueueName queue) {
        target.parameter("state").filter(state -> !state.equals("dead")).ifPresent(state -> {
            throw Refusal.with(400, "invalid state: " + state + " is not dead");
        });
        int limit = ProtocolParameters.limit(target, Integer.MAX_VALUE, Integer.MAX_VALUE);
        return bulk.revive(queue, limit).thenApply(outcome -> answer("moved", outcome));
    }

    private CompletionStage<Answer> putBack(Request request, QueueName queue) {
        WorkerId worker = Headers.worker(request, workers, queue);
        return leases.putBack(queue, bodies.failures(request.body()), worker)
                .thenApply(results -> Answer.json(
                        200, results.stream().map(BatchHandler::view).toList()));
    }

    private static Object view(PutBack result) {
        return result.refusal() == null
                ? JobHandler.StateView.of(result)
                : new RefusedView(result.id().value(), result.refusal().text());
    }

    /** How many, and only where there are any, how many not, and whether there are more. */
    private static Answer answer(String what, InBulk.Outcome outcome) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put(what, outcome.count());
        if (outcome.refused() > 0) {
            view.put("refused", outcome.refused());
        }
        if (outcome.isMore()) {
            view.put("more", true);
        }
        return Answer.json(200, view);
    }
}
