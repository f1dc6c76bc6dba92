package org.presque.web;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.presque.queue.Leases;
import org.presque.queue.Queues;
import org.presque.queue.lease.LeasedJob;
import org.presque.queue.model.Job;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.WorkerId;
import org.presque.queue.waiting.Seats;
import org.presque.queue.waiting.Waiting;
import org.presque.queue.waiting.WaitingRoom;
import org.presque.web.http.Request;

/** Fetching jobs for a request: at once, or after waiting for as long as it says ({@code ?wait=20}). Thread-safe. */
public final class Fetches {

    private final Queues queues;
    private final Leases leases;
    private final WaitingRoom room;
    private final Seats seats;

    public Fetches(Queues queues, Leases leases, WaitingRoom room, Seats seats) {
        this.queues = queues;
        this.leases = leases;
        this.room = room;
        this.seats = seats;
    }

    /** Takes the first jobs of the first queue that has any: {@link Queues#take}. */
    CompletionStage<List<Job>> take(Request request, List<QueueName> names, int count, @Nullable WorkerId worker) {
        Duration wait = ProtocolParameters.wait(request.target());
        return wait == null
                ? queues.take(names, count, worker)
                : await(
                        request,
                        names,
                        queue -> queues.take(queue, count, worker),
                        taken -> queues.giveBack(taken, worker));
    }

    /** Leases the first jobs of the first queue that has any, for as long as the request says: {@link Leases#lease}. */
    CompletionStage<List<LeasedJob>> lease(
            Request request, List<QueueName> names, int count, @Nullable WorkerId worker) {
        Duration ttr = ProtocolParameters.ttr(request.target());
        Duration wait = ProtocolParameters.wait(request.target());
        return wait == null
                ? leases.lease(names, count, ttr, worker)
                : await(request, names, queue -> leases.lease(List.of(queue), count, ttr, worker), leases::release);
    }

    private <T> CompletionStage<T> await(
            Request request, List<QueueName> names, Function<QueueName, CompletionStage<T>> ask, Consumer<T> unwanted) {
        seats.take();
        Waiting<T> waiting = room.await(names, ask, unwanted, ProtocolParameters.wait(request.target()));
        request.whenGone(waiting::cancel);
        return waiting.outcome().whenComplete((found, fault) -> seats.leave());
    }
}
