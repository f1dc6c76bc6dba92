package org.presque.worker;

import java.time.Duration;
import org.presque.worker.http.Answer;
import org.presque.worker.http.Call;
import org.presque.worker.http.Deadline;
import org.presque.worker.http.Endpoint;
import org.presque.worker.http.Insistence;
import org.presque.worker.http.Insistence.Heard;

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
