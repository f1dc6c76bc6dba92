package org.presque.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.Job;
import org.presque.queue.model.JobDetails;
import org.presque.queue.model.JobId;
import org.presque.queue.model.JobPage;
import org.presque.queue.model.JobState;
import org.presque.queue.model.NewJobs;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.QueueSetting;
import org.presque.queue.model.QueueStats;
import org.presque.queue.model.Reason;
import org.presque.queue.model.StorageInfo;
import org.presque.queue.model.StorageServer;
import org.presque.queue.model.Stored;
import org.presque.queue.model.WorkerId;

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

    private final JobDao jobs;
    private final QueueDao queues;
    private final DirectoryDao directory;

    /** The names this node has listed in the last minute, so that a put does not do it each time. */
    private final Recent<QueueName> known = new Recent<>(Duration.ofMinutes(1), System::nanoTime);

    public Queues(JobDao jobs, QueueDao queues, DirectoryDao directory) {
        this.jobs = jobs;
        this.queues = queues;
        this.directory = directory;
    }

    /** Stores jobs, and answers their ids once they are stored; one atomic step: {@link JobDao#put}. */
    public CompletionStage<Stored> put(NewJobs jobs) {
        if (known.contains(jobs.queue())) {
            return store(jobs);
        }
        return list(jobs.queue()).thenCompose(listed -> store(jobs));
    }

    private CompletionStage<Stored> store(NewJobs newJobs) {
        return jobs.put(newJobs)
                .thenCompose(stored -> stored.isFirst()
                        ? list(newJobs.queue()).handle((listed, fault) -> stored) // stored is stored, listed or not
                        : CompletableFuture.completedStage(stored));
    }

    private CompletionStage<Void> list(QueueName queue) {
        return directory.list(queue).thenRun(() -> known.add(queue));
    }

    /** Takes the first jobs of a queue; one atomic step: {@link JobDao#take}. */
    public CompletionStage<List<Job>> take(QueueName queue, int count, @Nullable WorkerId worker) {
        return jobs.take(queue, count, worker);
    }

    /**
     * Takes the first jobs of the first queue, in this order, that has any. Each queue is asked in one atomic step, all of
     * them together are not. Fails with {@link Reason#QUEUE_IS_CLOSED} only if all are stopped.
     */
    public CompletionStage<List<Job>> take(List<QueueName> names, int count, @Nullable WorkerId worker) {
        return Asking.firstOf(names, queue -> jobs.take(queue, count, worker));
    }

    /** Takes jobs back that their taker never got, as they were taken; nobody waits for it: {@link JobDao#giveBack}. */
    public void giveBack(List<Job> taken, @Nullable WorkerId worker) {
        var unused = jobs.giveBack(taken.get(0).queue(), taken, worker);
    }

    /** Everything about a job: {@link JobDao#find}. */
    public CompletionStage<JobDetails> find(QueueName queue, JobId id) {
        return jobs.find(queue, id);
    }

    /** Deletes a job that nobody has leased; one atomic step: {@link JobDao#cancel}. */
    public CompletionStage<Void> cancel(QueueName queue, JobId id) {
        return jobs.cancel(queue, id);
    }

    /** Makes a delayed or dead job ready at once; one atomic step: {@link JobDao#makeReady}. */
    public CompletionStage<Integer> makeReady(QueueName queue, JobId id) {
        return jobs.makeReady(queue, id);
    }

    /** A page of the jobs in a state: {@link JobDao#page}. */
    public CompletionStage<JobPage> page(QueueName queue, JobState state, int limit, @Nullable String after) {
        return jobs.page(queue, state, limit, after);
    }

    /**
     * Removes a queue with all its jobs and counters, and takes its name off the list; nothing happens if it is
     * unknown. The name goes first: a put that comes between finds an empty queue after the purge and lists it again.
     *
     * @see QueueDao#purge
     */
    public CompletionStage<Void> purge(QueueName queue) {
        return directory.unlist(queue).thenCompose(unlisted -> queues.purge(queue));
    }

    /** Changes what a queue is set to, in one step, and lists it, also one that has had no job yet. */
    public CompletionStage<Void> change(
            QueueName queue, Optional<Boolean> isOpen, Map<QueueSetting, Optional<String>> settings) {
        boolean isOnlyStarted = settings.isEmpty() && isOpen.orElse(false);
        CompletionStage<Void> listed =
                isOnlyStarted ? CompletableFuture.completedStage(null) : listIfThereIsMemory(queue);
        return listed.thenCompose(done -> queues.change(queue, isOpen, settings));
    }

    /** A storage without memory lists no new names, but obeys. */
    private CompletionStage<Void> listIfThereIsMemory(QueueName queue) {
        return directory
                .list(queue)
                .exceptionallyCompose(fault -> QueueException.reasonOf(fault) == Reason.OUT_OF_MEMORY
                        ? CompletableFuture.completedStage(null)
                        : CompletableFuture.failedStage(fault));
    }

    /** What a queue is set to: {@link QueueDao#control}. */
    public CompletionStage<QueueDao.Control> control(QueueName queue) {
        return queues.control(queue);
    }

    /** One consistent picture of a queue: {@link QueueDao#stats}. */
    public CompletionStage<QueueStats> stats(QueueName queue) {
        return queues.stats(queue);
    }

    /** How many queues are listed. */
    public CompletionStage<Long> size() {
        return directory.size();
    }

    /** Where the queues lie, and what that survives. */
    public CompletionStage<StorageInfo> info() {
        return directory.info();
    }

    /** What the server says about itself that the queues lie in. */
    public CompletionStage<StorageServer> server() {
        return directory.server();
    }

    /** The listed names behind {@code after}, sorted; fewer than {@code limit} if their text would pass 16 MiB. */
    public CompletionStage<List<QueueName>> names(@Nullable QueueName after, int limit) {
        return new Listing<>(CompletableFuture::completedStage, 0, limit).from(after);
    }

    /** The same with the picture of each queue; a queue's picture is consistent in itself, not with the others'. */
    public CompletionStage<List<QueueStats>> allStats(@Nullable QueueName after, int limit) {
        return new Listing<>(queues::stats, STATS_BYTES, limit).from(after);
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
            return directory.names(after, page).thenCompose(names -> {
                CompletionStage<Void> looked = lookAt(names);
                boolean isOver = names.size() < page || seen == limit || bytes > LIST_LIMIT_BYTES;
                return isOver
                        ? looked.thenApply(ignored -> found)
                        : looked.thenCompose(ignored -> from(names.get(names.size() - 1)));
            });
        }

        private CompletionStage<Void> lookAt(List<QueueName> names) {
            seen += names.size();
            bytes += names.stream()
                    .mapToLong(name -> name.value().length() + bytesEach)
                    .sum();
            return Each.of(names, look).thenAccept(found::addAll);
        }
    }
}
