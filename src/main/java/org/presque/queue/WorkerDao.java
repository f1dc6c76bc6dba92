package org.presque.queue;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.WorkerId;
import org.presque.queue.model.WorkerInfo;

/**
 * The storage of workers. Thread-safe; see {@link QueueDao} for what holds for every verb. A worker is listed once it is
 * registered, and not while it has been silent for five minutes.
 */
public interface WorkerDao {

    /** Lists a worker, for a queue; again is a sign of life. */
    CompletionStage<Void> register(WorkerId worker, QueueName queue);

    /** Takes a worker off the list of a queue, and off that of all workers with its last queue. */
    CompletionStage<Void> unregister(WorkerId worker, QueueName queue);

    /** Notes a sign of life, and that the worker has to do with a queue; null for none. */
    CompletionStage<Void> seen(WorkerId worker, @Nullable QueueName queue);

    /** The listed workers, sorted; at most 10,000. */
    CompletionStage<List<String>> all();

    /** The listed workers of a queue, sorted; at most 10,000. */
    CompletionStage<List<String>> of(QueueName queue);

    /** What is known about a worker. */
    CompletionStage<WorkerInfo> info(WorkerId worker);
}
