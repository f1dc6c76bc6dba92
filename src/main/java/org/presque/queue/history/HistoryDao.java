package org.presque.queue.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.QueueName;

/**
 * The storage of how queues stood. Thread-safe; see {@link org.presque.queue.QueueDao} for what holds for every verb.
 *
 * <p>A moment is noted once, whoever comes first, and only where something has changed since the one before: a queue that
 * nobody uses costs nothing but the look.
 */
public interface HistoryDao {

    /** The minute it is, to the first who asks in it; empty to all others. */
    CompletionStage<Optional<Instant>> turn();

    /** Notes how a queue stands, and answers it; nothing is noted of a queue that there is none of. */
    CompletionStage<Standing> note(QueueName queue, Instant minute);

    /** Notes how all queues together stand. */
    CompletionStage<Void> noteAll(Standing standing, Instant minute);

    /**
     * What was noted of a queue, the first moment first: from the last note before {@code from}, if it is kept, to the latest;
     * at most 2,000.
     *
     * @param queue null for all together
     */
    CompletionStage<List<Point>> read(@Nullable QueueName queue, Grain grain, Instant from);
}
