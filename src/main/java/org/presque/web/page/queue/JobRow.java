package org.presque.web.page.queue;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.JobDetails;
import org.presque.queue.model.JobError;
import org.presque.queue.model.JobOptions;
import org.presque.web.page.Links;
import org.presque.web.page.shown.Moment;
import org.presque.web.page.shown.Visible;
import org.presque.web.page.words.Text;

/**
 * A job as a list shows it. Immutable.
 *
 * @param link where it is shown whole, from the root
 * @param excerpt the beginning of its text, on one line
 * @param error the beginning of what its last attempt failed with; empty if none has
 * @param attempts empty before the first
 * @param priority empty if it is that of most jobs
 * @param when the moment that matters in its state
 * @param worker who has it; empty if nobody, or nobody that says its name
 */
public record JobRow(
        String id,
        String link,
        String excerpt,
        String error,
        Text attempts,
        Text priority,
        Moment when,
        String worker) {

    private static final int EXCERPT = 160;

    /** A job, as a page shows it that is drawn now. */
    public static JobRow of(JobDetails job, Instant now) {
        return new JobRow(
                job.job().id().toString(),
                Links.job(job.job().queue(), job.job().id()),
                Visible.excerpt(job.job().text().toString(), EXCERPT),
                Visible.excerpt(lastError(job.errors()), EXCERPT),
                job.attempts() == 0 ? Text.NONE : Text.of("{0} of {1}", job.attempts(), job.tries()),
                job.priority() == JobOptions.DEFAULT_PRIORITY ? Text.NONE : Text.of("priority {0}", job.priority()),
                new Moment(when(job), now),
                job.worker() == null ? "" : job.worker());
    }

    private static String lastError(List<JobError> errors) {
        return errors.isEmpty() ? "" : errors.get(errors.size() - 1).text();
    }

    private static Instant when(JobDetails job) {
        return switch (job.state()) {
            case READY -> job.createdAt();
            case DELAYED -> job.dueAt();
            case LEASED -> orElse(job.leaseEndsAt(), job.dueAt());
            case DEAD ->
                job.errors().isEmpty()
                        ? job.dueAt()
                        : job.errors().get(job.errors().size() - 1).at();
        };
    }

    private static Instant orElse(@Nullable Instant moment, Instant other) {
        return moment == null ? other : moment;
    }
}
