package org.presque.queue;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.presque.queue.lease.Revived;
import org.presque.queue.model.QueueName;

/** The storage of dead letters, and what looks after them. Thread-safe; see {@link QueueDao} for what holds for every verb. */
public interface DeadDao {

    /**
     * Makes dead jobs ready, those that died first first: their attempts begin anew, their history stays.
     *
     * @param limit how many to look at, at most
     * @param after where to begin, as the step before said; null for the first
     */
    CompletionStage<Revived> revive(QueueName queue, int limit, @Nullable String after);

    /** What {@link #tend} found. */
    enum Tended {
        /** There is no such queue. */
        GONE,
        /** There may be more to do. */
        AGAIN,
        DONE
    }

    /**
     * Does for a queue that perhaps nobody fetches from what else happens on the way: buries jobs whose last lease has run
     * out, deletes dead ones that are kept no longer, drops expired ones; at most 100 of each.
     */
    CompletionStage<Tended> tend(QueueName queue);
}
