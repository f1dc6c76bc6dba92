package org.presque.worker.run;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.presque.worker.http.Answer;
import org.presque.worker.http.Call;
import org.presque.worker.http.Deadline;
import org.presque.worker.http.Endpoint;
import org.presque.worker.http.Exchange;
import org.presque.worker.http.Pauses;
import org.presque.worker.http.Target;
import org.presque.worker.lease.Delivery;
import org.presque.worker.lease.Journal;

/**
 * Asks for a job, waiting for it at the server, and with pauses where the server is away. One thread asks; any may hang up.
 */
final class Poll {
    private final Endpoint endpoint;
    private final Call call;
    private final Duration wait;
    private final Stopping stopping;
    private final Journal journal;
    private final Pauses pauses = new Pauses();
    private @Nullable Exchange waiting; // guarded by this
    private boolean isHungUp; // guarded by this

    Poll(Settings settings, Stopping stopping, Journal journal) {
        this.endpoint = settings.endpoint();
        this.wait = settings.pollWait();
        this.call = Call.fetch(Target.queues(settings.queues()), wait, settings.ttr());
        this.stopping = stopping;
        this.journal = journal;
    }

    /** Asks once, if it was not hung up. Empty if there was no job, or nobody to ask; then a pause was made, if one is due. */
    Optional<Delivery> ask() throws InterruptedException {
        Optional<Exchange> exchange = begin();
        return exchange.isPresent() ? hear(exchange.get()) : Optional.empty();
    }

    private synchronized Optional<Exchange> begin() {
        waiting = isHungUp ? null : endpoint.send(call);
        return Optional.ofNullable(waiting);
    }

    private Optional<Delivery> hear(Exchange exchange) throws InterruptedException {
        Deadline early = Deadline.in(wait.dividedBy(2));
        Answer answer = exchange.await();
        Optional<Delivery> delivery = Delivery.of(answer);
        if (delivery.isPresent() || answer.isNoJob()) {
            journal.back();
        } else if (!stopping.isBegun()) {
            journal.away(answer.error());
        }
        // A server that is about to stop says at once that there is no job.
        pace(delivery.isPresent() || (answer.isNoJob() && early.isOver()));
        return delivery;
    }

    private void pace(boolean isUsual) {
        if (isUsual) {
            pauses.reset();
        } else {
            pause();
        }
    }

    /** Longer each time, until there is a usual answer. */
    void pause() {
        stopping.pause(pauses.next());
    }

    /** Asks no more. A job that is on its way is not heard of; what becomes of it is said at {@link Crew#stop}. */
    synchronized void hangUp() {
        isHungUp = true;
        if (waiting != null) {
            waiting.cancel();
        }
    }
}
