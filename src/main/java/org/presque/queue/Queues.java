package org.presque.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All queues of one Redis, and what can be done with them. Thread-safe; no verb waits.
 *
 * <p>A queue appears with its first job. Its name is put on the list <em>before</em> the job is stored, so that a crash
 * between the two leaves a listed queue without a job rather than jobs that nobody sees, and once more <em>after</em>
 * the first job, in case a purge took it off meanwhile.
 */
public final class Queues {

    /** How much text a list may have, in bytes. */
    static final int LIST_LIMIT_BYTES = 16 << 20;

    /** How many queues are asked for at once while a list is made: keeps a long list from filling the line. */
    private static final int PAGE = 200;

    /** About what the JSON of one {@link QueueStats} takes besides its name. */
    private static final int STATS_BYTES = 400;

    private final QueueDao dao;
    private final KnownNames known = new KnownNames(System::nanoTime);

    public Queues(QueueDao dao) {
        this.dao = dao;
    }

    /** Stores a job behind all others of its queue, and answers its id once it is stored. One atomic step. */
    public CompletionStage<JobId> put(QueueName queue, JobText text) {
        if (known.contains(queue)) {
            return store(queue, text);
        }
        return list(queue).thenCompose(listed -> store(queue, text));
    }

    private CompletionStage<JobId> store(QueueName queue, JobText text) {
        return dao.put(queue, text)
                .thenCompose(put -> put.isFirst()
                        ? list(queue).handle((listed, fault) -> put.id()) // stored is stored, listed or not
                        : CompletableFuture.completedStage(put.id()));
    }

    private CompletionStage<Void> list(QueueName queue) {
        return dao.list(queue).thenRun(() -> known.add(queue));
    }

    /** Takes the first job of a queue; one atomic step: {@link QueueDao#take}. */
    public CompletionStage<Job> take(QueueName queue) {
        return dao.take(queue);
    }

    /**
     * Removes a queue with all its jobs and counters, and takes its name off the list; nothing happens if it is
     * unknown. The name goes first: a put that comes between finds an empty queue after the purge and lists it again.
     *
     * @see QueueDao#purge
     */
    public CompletionStage<Void> purge(QueueName queue) {
        return dao.unlist(queue).thenCompose(unlisted -> dao.purge(queue));
    }

    /** Lets a queue give out jobs: {@link QueueDao#start}. */
    public CompletionStage<Void> start(QueueName queue) {
        return dao.start(queue);
    }

    /**
     * Stops a queue and lists it, also one that has had no job yet: {@link QueueDao#stop}. A storage without memory lists no
     * new names, but obeys.
     */
    public CompletionStage<Void> stop(QueueName queue) {
        return dao.list(queue)
                .exceptionallyCompose(fault -> QueueException.reasonOf(fault) == Reason.OUT_OF_MEMORY
                        ? CompletableFuture.completedStage(null)
                        : CompletableFuture.failedStage(fault))
                .thenCompose(listed -> dao.stop(queue));
    }

    /** Whether a queue gives out jobs: {@link QueueDao#isOpen}. */
    public CompletionStage<Boolean> isOpen(QueueName queue) {
        return dao.isOpen(queue);
    }

    /** One consistent picture of a queue: {@link QueueDao#stats}. */
    public CompletionStage<QueueStats> stats(QueueName queue) {
        return dao.stats(queue);
    }

    /** How many queues are listed. */
    public CompletionStage<Long> size() {
        return dao.size();
    }

    /** Where the queues lie, and what that survives. */
    public CompletionStage<StorageInfo> info() {
        return dao.info();
    }

    /** The listed names behind {@code after}, sorted; fewer than {@code limit} if their text would pass 16 MiB. */
    public CompletionStage<List<QueueName>> names(@Nullable QueueName after, int limit) {
        return new Listing<>(CompletableFuture::completedStage, 0, limit).from(after);
    }

    /** The same with the picture of each queue; a queue's picture is consistent in itself, not with the others'. */
    public CompletionStage<List<QueueStats>> allStats(@Nullable QueueName after, int limit) {
        return new Listing<>(dao::stats, STATS_BYTES, limit).from(after);
    }

    /** Goes through the list page by page until it ends, or the limit or the bytes are used up. Confined to one call. */
    private final class Listing<T> {

        private final Function<QueueName, CompletionStage<T>> look;
        private final int bytesEach;
        private final int limit;
        private final List<T> found = new ArrayList<>();
        private int seen;
        private long bytes;

        Listing(Function<QueueName, CompletionStage<T>> look, int bytesEach, int limit) {
            this.look = look;
            this.bytesEach = bytesEach;
            this.limit = limit;
        }

        CompletionStage<List<T>> from(@Nullable QueueName after) {
            int page = Math.min(PAGE, limit - seen);
            return dao.names(after, page).thenCompose(names -> {
                CompletionStage<Void> looked = lookAt(names);
                boolean isOver = names.size() < page || seen == limit || bytes > LIST_LIMIT_BYTES;
                return isOver
                        ? looked.thenApply(ignored -> found)
                        : looked.thenCompose(ignored -> from(names.get(names.size() - 1)));
            });
        }

        private CompletionStage<Void> lookAt(List<QueueName> names) {
            seen += names.size();
            CompletionStage<Void> looked = CompletableFuture.completedStage(null);
            for (QueueName name : names) {
                bytes += name.value().length() + bytesEach;
                looked = looked.thenCombine(look.apply(name), (ignored, it) -> {
                    found.add(it);
                    return null;
                });
            }
            return looked;
        }
    }
}
