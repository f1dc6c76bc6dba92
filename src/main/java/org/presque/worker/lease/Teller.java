package org.presque.worker.lease;

import org.presque.worker.http.Answer;
import org.presque.worker.http.Call;
import org.presque.worker.http.Deadline;
import org.presque.worker.http.Endpoint;
import org.presque.worker.http.Insistence;
import org.presque.worker.http.Insistence.Heard;

/**
 * Tells the server what became of a job, again and again until it is heard or the lease ends; both of what is told may be said
 * twice without harm. A job handed out for good needs no telling. Thread-safe.
 */
public final class Teller {
    private final Insistence server;
    private final Journal journal;

    public Teller(Endpoint endpoint, Journal journal) {
        this.server = Insistence.onLease(endpoint);
        this.journal = journal;
    }

    public void done(Attempt attempt, Deadline until) throws InterruptedException {
        if (!attempt.delivery().isLeased()) {
            journal.done(attempt);
            return;
        }
        Heard heard = server.send(Call.of("DELETE", attempt.delivery().target()), until);
        // An earlier try, whose answer was lost, was heard then.
        boolean wasHeard = heard.answer().isNoSuchJob() && heard.isDoubtful();
        if (heard.answer().isOk() || wasHeard) {
            journal.done(attempt);
        } else {
            journal.lost(attempt, "done, but " + heard.answer().error());
        }
    }

    public void putBack(Attempt attempt, Failure failure, Deadline until) throws InterruptedException {
        if (!attempt.delivery().isLeased()) {
            journal.failed(attempt, failure.error());
            return;
        }
        Call call = Call.of("PUT", failure.target(attempt.delivery())).withBody(failure.json());
        Heard heard = server.send(call, until);
        Answer answer = heard.answer();
        // It was heard before, or came too late; the job comes back either way.
        if (answer.isOk() || (answer.isNotHeld() && heard.isDoubtful())) {
            journal.putBack(attempt, failure.error());
        } else {
            journal.lost(attempt, answer.error() + ", after it failed: " + failure.error());
        }
    }
}
