package org.presque.web.stream;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Reason;

/** How a client that stays gets its jobs; made by {@link Sources}. Immutable. */
public final class Source {

    private final Function<QueueName, CompletionStage<Given>> ask;
    private final boolean isLeased;
    private final Runnable signOfLife;

    Source(Function<QueueName, CompletionStage<Given>> ask, boolean isLeased, Runnable signOfLife) {
        this.ask = ask;
        this.isLeased = isLeased;
        this.signOfLife = signOfLife;
    }

    /** Asks a queue once for one job; fails as a fetch does: with {@link Reason#NO_JOB} if there is none. */
    public CompletionStage<Given> ask(QueueName queue) {
        return ask.apply(queue);
    }

    /** Whether jobs are leased. */
    public boolean isLeased() {
        return isLeased;
    }

    /** Says that the worker behind it, if there is one, is still there. */
    public void beat() {
        signOfLife.run();
    }
}
