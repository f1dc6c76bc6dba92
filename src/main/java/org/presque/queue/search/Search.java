package org.presque.queue.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.presque.queue.JobDao;
import org.presque.queue.model.JobDetails;
import org.presque.queue.model.JobPage;
import org.presque.queue.model.JobState;
import org.presque.queue.model.QueueName;

/**
 * Looks through the jobs in a state for a word. Thread-safe; no verb waits.
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
        return new Walk(wanted, threads, nanoTime.getAsLong() + time.toNanos()).from(wanted.after());
    }

    /** One search on its way. Confined to it: each step begins when the one before is over. */
    private final class Walk {

        private final Wanted wanted;
        private final Executor threads;
        private final long deadlineNanos;
        private final List<JobDetails> hits = new ArrayList<>();
        private long looked;

        Walk(Wanted wanted, Executor threads, long deadlineNanos) {
            this.wanted = wanted;
            this.threads = threads;
            this.deadlineNanos = deadlineNanos;
        }

        CompletionStage<Found> from(@Nullable String after) {
            return jobs.page(wanted.queue(), wanted.state(), PAGE, after)
                    .thenComposeAsync(
                            page -> {
                                look(page);
                                return isOver(page)
                                        ? CompletableFuture.completedStage(
                                                new Found(List.copyOf(hits), looked, page.next()))
                                        : from(page.next());
                            },
                            threads);
        }

        private void look(JobPage page) {
            looked += page.jobs().size();
            page.jobs().stream().filter(wanted.word()::isIn).forEach(hits::add);
        }

        private boolean isOver(JobPage page) {
            return page.next() == null || hits.size() >= wanted.enough() || nanoTime.getAsLong() - deadlineNanos >= 0;
        }
    }
}
