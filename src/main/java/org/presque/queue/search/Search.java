package org.presque.queue.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.presque.queue.Each;
import org.presque.queue.JobDao;
import org.presque.queue.model.JobDetails;
import org.presque.queue.model.JobId;
import org.presque.queue.model.JobPage;
import org.presque.queue.model.JobState;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.QueueName;

/**
 * Looks through the jobs in a state for a word, and acts on those that have it. Thread-safe; no verb waits.
 *
 * <p>It reads page after page, each a short step of the storage between those of everybody else, and compares them here. That
 * takes as long as there are jobs; so it ends when its time is over, and says where to go on.
 */
public final class Search {

    /** Small enough that a page of ordinary jobs is read in a millisecond or two. */
    private static final int PAGE = 100;

    /** How a page is read: {@link JobDao#page}. */
    interface Pages {
        CompletionStage<JobPage> page(QueueName queue, JobState state, int limit, @Nullable String after);
    }

    private final Pages jobs;
    private final Duration time;
    private final LongSupplier nanoTime;

    /** @param time how long one search may take, about */
    public Search(JobDao jobs, Duration time) {
        this(jobs::page, time, System::nanoTime);
    }

    Search(Pages jobs, Duration time, LongSupplier nanoTime) {
        this.jobs = jobs;
        this.time = time;
        this.nanoTime = nanoTime;
    }

    /**
     * The jobs that have a word, in the order of their list; at most a page more than are enough. Looks at one page at least.
     * While the queue is worked on the same holds as for {@link JobDao#page}.
     *
     * @param threads where jobs are compared, which takes long where they are large
     */
    public CompletionStage<Found> search(Wanted wanted, Executor threads) {
        List<JobDetails> hits = new ArrayList<>();
        Walk walk = new Walk(wanted, threads, time, page -> {
            hits.addAll(page);
            return CompletableFuture.completedStage(null);
        });
        return walk.from(wanted.after()).thenApply(next -> new Found(List.copyOf(hits), walk.looked, next));
    }

    /** How many jobs have a word, found in the time of a search. */
    public CompletionStage<Swept> count(Wanted wanted, Executor threads) {
        return sweep(wanted, time, threads, id -> CompletableFuture.completedStage(true));
    }

    /**
     * Does something to each job that has a word, page after page; each is a step of its own. The jobs that come meanwhile may be
     * met or not.
     *
     * @param longest how long it may take, about
     * @param threads as in {@link #search}
     * @param verb whether it could be done to a job; where it fails, or the storage does, the sweep ends: it fails too if nothing
     *     was done by then
     */
    public CompletionStage<Swept> sweep(
            Wanted wanted, Duration longest, Executor threads, Function<JobId, CompletionStage<Boolean>> verb) {
        LongAdder done = new LongAdder();
        LongAdder refused = new LongAdder();
        Walk walk = new Walk(wanted, threads, longest, page -> Each.of(
                        page,
                        job -> verb.apply(job.job().id()).thenAccept(isDone -> (isDone ? done : refused).increment()))
                .thenAccept(all -> {}));
        return walk.from(wanted.after()).handle((next, fault) -> {
            if (fault == null) {
                return new Swept(done.sum(), refused.sum(), walk.looked, next, next != null);
            }
            if (done.sum() == 0) {
                throw new CompletionException(QueueException.unwrapped(fault));
            }
            return new Swept(done.sum(), refused.sum(), walk.looked, walk.at, true);
        });
    }

    /** One search on its way. Confined to it: each step begins when the one before is over. */
    private final class Walk {

        private final Wanted wanted;
        private final Executor threads;
        private final Function<List<JobDetails>, CompletionStage<Void>> onPage;
        private final long deadlineNanos;
        private @Nullable String at;
        private long looked;
        private long met;

        Walk(
                Wanted wanted,
                Executor threads,
                Duration longest,
                Function<List<JobDetails>, CompletionStage<Void>> onPage) {
            this.wanted = wanted;
            this.threads = threads;
            this.onPage = onPage;
            this.deadlineNanos = nanoTime.getAsLong() + longest.toNanos();
        }

        /** Goes on from a place; answers the place where it has ended, null if that is the end of the list. */
        CompletionStage<@Nullable String> from(@Nullable String after) {
            at = after;
            return jobs.page(wanted.queue(), wanted.state(), PAGE, after)
                    .thenComposeAsync(
                            page -> meet(page)
                                    .thenCompose(done -> isOver(page)
                                            ? CompletableFuture.completedStage(page.next())
                                            : from(page.next())),
                            threads);
        }

        private CompletionStage<Void> meet(JobPage page) {
            List<JobDetails> hits =
                    page.jobs().stream().filter(wanted.word()::isIn).toList();
            looked += page.jobs().size();
            met += hits.size();
            return onPage.apply(hits);
        }

        private boolean isOver(JobPage page) {
            return page.next() == null || met >= wanted.enough() || nanoTime.getAsLong() - deadlineNanos >= 0;
        }
    }
}
