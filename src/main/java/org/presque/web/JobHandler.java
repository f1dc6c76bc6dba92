package org.presque.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.presque.queue.Leases;
import org.presque.queue.Queues;
import org.presque.queue.Workers;
import org.presque.queue.lease.Failure;
import org.presque.queue.lease.Lease;
import org.presque.queue.lease.PutBack;
import org.presque.queue.model.JobId;
import org.presque.queue.model.JobState;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Reason;
import org.presque.queue.model.WorkerId;
import org.presque.web.http.Answer;
import org.presque.web.http.Request;
import org.presque.web.http.RequestTarget;

/** What {@code /q/NAME/ID} does to a job: with a lease for the worker that has it, without for anybody. */
final class JobHandler {

    private final Queues queues;
    private final Leases leases;
    private final Workers workers;
    private final LeaseBody bodies;

    JobHandler(Queues queues, Leases leases, Workers workers, LeaseBody bodies) {
        this.queues = queues;
        this.leases = leases;
        this.workers = workers;
        this.bodies = bodies;
    }

    CompletionStage<Answer> delete(Request request) {
        QueueName queue = request.target().queueOfJob();
        JobId id = request.target().jobId();
        Optional<Lease> lease = lease(request.target(), id);
        CompletionStage<Void> deleted = lease.isPresent()
                ? leases.done(queue, lease.get(), Headers.worker(request, workers, queue))
                : queues.cancel(queue, id);
        return deleted.thenApply(done -> Answer.empty(204));
    }

    CompletionStage<Answer> extend(Request request) {
        QueueName queue = request.target().queueOfJob();
        JobId id = request.target().jobId();
        Lease lease = lease(request.target(), id).orElseThrow(() -> new QueueException(Reason.LEASE_IS_MISSING));
        Duration ttr = ProtocolParameters.ttr(request.target());
        return leases.extend(queue, lease, ttr, Headers.worker(request, workers, queue))
                .thenApply(given -> Answer.json(200, new ExtendedView(id.value(), Seconds.of(given))));
    }

    /** The answer to an extension; {@code ttr} in seconds. */
    @JsonbPropertyOrder({"id", "ttr"})
    public record ExtendedView(long id, BigDecimal ttr) {}

    CompletionStage<Answer> put(Request request) {
        QueueName queue = request.target().queueOfJob();
        JobId id = request.target().jobId();
        Optional<Lease> lease = lease(request.target(), id);
        return lease.isPresent()
                ? putBack(request, queue, lease.get())
                : queues.makeReady(queue, id)
                        .thenApply(attempts -> Answer.json(200, StateView.of(id, JobState.READY, attempts)));
    }

    private CompletionStage<Answer> putBack(Request request, QueueName queue, Lease lease) {
        Duration delay = request.target()
                .parameter("delay")
                .map(text -> ProtocolParameters.duration("delay", text))
                .orElse(null);
        WorkerId worker = Headers.worker(request, workers, queue);
        Failure failure = new Failure(lease, delay, bodies.error(request.body()));
        return leases.putBack(queue, failure, worker).thenApply(result -> Answer.json(200, StateView.of(result)));
    }

    /** The answer to what changes the state of a job. */
    @JsonbPropertyOrder({"id", "state", "attempts"})
    public record StateView(long id, String state, int attempts) {

        static StateView of(PutBack result) {
            return of(result.id(), result.state(), result.attempts());
        }

        static StateView of(JobId id, @Nullable JobState state, int attempts) {
            return new StateView(id.value(), state == null ? "" : state.text(), attempts);
        }
    }

    private static Optional<Lease> lease(RequestTarget target, JobId id) {
        boolean isEmpty = target.isNamed("lease") && target.parameter("lease").isEmpty();
        boolean needsOne = target.parameter("delay").isPresent() && !target.isNamed("lease");
        if (isEmpty || needsOne) {
            throw new QueueException(Reason.LEASE_IS_MISSING);
        }
        return target.parameter("lease").map(token -> new Lease(id, token));
    }
}
