package org.presque.queue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.JobState;
import org.presque.queue.model.QueueName;

/** Verbs on all jobs in a state, in steps of 1,000, each atomic, for at most 5 s. Thread-safe; no verb waits. */
public final class InBulk {

    private static final int STEP = 1000;
    private static final Duration TIME = Duration.ofSeconds(5);

    private final JobDao jobs;
    private final DeadDao dead;

    public InBulk(JobDao jobs, DeadDao dead) {
        this.jobs = jobs;
        this.dead = dead;
    }

    /**
     * What came of it.
     *
     * @param count how many jobs it was done to
     * @param refused to how many it could not be done
     * @param isMore whether the time was over before all were met
     */
    public record Outcome(long count, long refused, boolean isMore) {

        static final Outcome NOTHING = new Outcome(0, 0, false);

        Outcome plus(long moreCount, long moreRefused, boolean isMoreLeft) {
            return new Outcome(count + moreCount, refused + moreRefused, isMoreLeft);
        }
    }

    /** Deletes all jobs in a state but leased: {@link JobDao#discard}. */
    public CompletionStage<Outcome> discard(QueueName queue, JobState state) {
        return discard(queue, state, Outcome.NOTHING, deadline());
    }

    private CompletionStage<Outcome> discard(QueueName queue, JobState state, Outcome before, long deadlineNanos) {
        return jobs.discard(queue, state, STEP).thenCompose(step -> {
            Outcome after = before.plus(step, 0, step == STEP && isOver(deadlineNanos));
            return step < STEP || after.isMore()
                    ? CompletableFuture.completedStage(after)
                    : discard(queue, state, after, deadlineNanos);
        });
    }

    /** Makes dead jobs ready, at most so many: {@link DeadDao#revive}. */
    public CompletionStage<Outcome> revive(QueueName queue, long limit) {
        return revive(queue, limit, null, Outcome.NOTHING, deadline());
    }

    private CompletionStage<Outcome> revive(
            QueueName queue, long limit, @Nullable String after, Outcome before, long deadlineNanos) {
        int step = (int) Math.min(STEP, limit - before.count());
        return dead.revive(queue, step, after).thenCompose(revived -> {
            boolean isLast = revived.next() == null || before.count() + revived.moved() >= limit;
            Outcome outcome = before.plus(revived.moved(), revived.refused(), !isLast && isOver(deadlineNanos));
            return isLast || outcome.isMore()
                    ? CompletableFuture.completedStage(outcome)
                    : revive(queue, limit, revived.next(), outcome, deadlineNanos);
        });
    }

    private static long deadline() {
        return System.nanoTime() + TIME.toNanos();
    }

    private static boolean isOver(long deadlineNanos) {
        return System.nanoTime() - deadlineNanos >= 0;
    }
}
