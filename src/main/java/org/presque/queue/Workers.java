package org.presque.queue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.WorkerId;
import org.presque.queue.model.WorkerInfo;

/** All workers that say who they are. Thread-safe; no verb waits. */
public final class Workers {

    private final WorkerDao dao;
    private final Recent<Sign> recent = new Recent<>(Duration.ofSeconds(1), System::nanoTime);

    private record Sign(WorkerId worker, @Nullable QueueName queue) {}

    public Workers(WorkerDao dao) {
        this.dao = dao;
    }

    /** Lists a worker for a queue: {@link WorkerDao#register}. */
    public CompletionStage<Void> register(WorkerId worker, QueueName queue) {
        return dao.register(worker, queue);
    }

    /** Takes a worker off the list of a queue: {@link WorkerDao#unregister}. */
    public CompletionStage<Void> unregister(WorkerId worker, QueueName queue) {
        return dao.unregister(worker, queue);
    }

    /** Notes a sign of life, at most once a second for the same worker; nobody waits for it. */
    public void seen(WorkerId worker) {
        if (recent.add(new Sign(worker, null))) {
            var unused = dao.seen(worker, null);
        }
    }

    /** The same, and that the worker has to do with a queue; nothing happens for one that does not say who it is. */
    public void seen(@Nullable WorkerId worker, QueueName queue) {
        if (worker != null && recent.add(new Sign(worker, queue))) {
            var unused = dao.seen(worker, queue);
        }
    }

    /** The listed workers: {@link WorkerDao#all}. */
    public CompletionStage<List<String>> all() {
        return dao.all();
    }

    /** The listed workers of a queue: {@link WorkerDao#of}. */
    public CompletionStage<List<String>> of(QueueName queue) {
        return dao.of(queue);
    }

    /** What is known about a worker: {@link WorkerDao#info}. */
    public CompletionStage<WorkerInfo> info(WorkerId worker) {
        return dao.info(worker);
    }
}
