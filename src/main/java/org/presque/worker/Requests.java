package org.presque.worker;

import java.time.Duration;
import java.util.Optional;
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
     * @param wait how long the server waits for one
     * @param ttr for how long it is leased; empty to have it for good
     */
    Optional<Job> fetch(Target queues, Duration wait, Optional<Duration> ttr) {
        return unlessNoJob(heardOnce(Call.fetch(queues, wait, ttr)))
                .map(answer -> Delivery.of(answer).orElseThrow(() -> new PresqueException(answer)))
                .map(delivery -> new Job(new Attempt(delivery)));
    }

    /** The answer to a fetch; empty if there is no job. */
    static Optional<Answer> unlessNoJob(Heard heard) {
        return heard.answer().isNoJob() ? Optional.empty() : Optional.of(success(heard));
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
