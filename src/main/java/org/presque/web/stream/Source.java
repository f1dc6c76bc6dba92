package org.presque.web.stream;

import java.util.concurrent.CompletionStage;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Reason;

/** Where the jobs of a stream come from. */
@FunctionalInterface
public interface Source {

    /** Asks a queue once for one job; fails as a fetch does: with {@link Reason#NO_JOB} if there is none. */
    CompletionStage<Given> ask(QueueName queue);
}
