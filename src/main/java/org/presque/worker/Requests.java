package org.presque.worker;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.presque.worker.http.Answer;
import org.presque.worker.http.Call;
import org.presque.worker.http.Deadline;
import org.presque.worker.http.Endpoint;
import org.presque.worker.http.Insistence;
import org.presque.worker.http.Insistence.Heard;
import org.presque.worker.http.Target;
import org.presque.worker.lease.Attempt;
import org.presque.worker.lease.Delivery;

/**
 * Requests of who waits for their answers. Immutable.
 *
 * @param patience how long a request is sent again while the server is away
 */
record Requests(Endpoint endpoint, Duration patience) {

    /** An answer may come so much later than the wait that was asked for. */
    private static final Duration FOR_THE_ANSWER = Duration.ofSeconds(10);

    private static final Set<String> EMPTY = Set.of("no job", "queue is closed");

    /**
     * Asks for what may be done twice without harm.
     *
     * @throws PresqueException for whatever is no success
     */
    Answer ask(Call call) {
        return success(heard(call));
    }

    /** Likewise for what must not be done twice: sent again only where it was certainly not done. */
    Answer askOnce(Call call) {
        return success(heardOnce(call));
    }

    /** Whatever comes of it, of what may be done twice. */
    Heard heard(Call call) {
        return heard(Insistence.always(endpoint), call);
    }

    /** Whatever comes of it, of what must not be done twice. */
    Heard heardOnce(Call call) {
        return heard(Insistence.careful(endpoint), call);
    }

    /**
     * Fetches a job, if there is one; a fetch is sent again only where it certainly took none.
     *
     * @param queues of which, and with a lease or without
     * @param wait how long the server waits for one
     */
    Optional<Job> fetch(Target queues, Duration wait) {
        Call call = Call.of("GET", queues.with("wait", wait.toString())).withTimeout(wait.plus(FOR_THE_ANSWER));
        Heard heard = heardOnce(call);
        if (heard.answer().status() == 404 && EMPTY.contains(heard.answer().error())) {
            return Optional.empty();
        }
        Answer success = success(heard);
        Delivery delivery = Delivery.of(success).orElseThrow(() -> new PresqueException(success));
        return Optional.of(new Job(new Attempt(delivery)));
    }

    private Heard heard(Insistence insistence, Call call) {
        try {
            return insistence.send(call, Deadline.in(patience));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PresqueException("interrupted before there was an answer", e);
        }
    }

    static Answer success(Heard heard) {
        if (!heard.answer().isOk()) {
            throw new PresqueException(heard);
        }
        return heard.answer();
    }
}
