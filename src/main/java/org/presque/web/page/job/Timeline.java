package org.presque.web.page.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.JobDetails;
import org.presque.queue.model.JobError;
import org.presque.queue.model.JobState;
import org.presque.web.page.shown.Moment;
import org.presque.web.page.shown.Visible;
import org.presque.web.page.words.Text;

/** What has happened to a job, the first thing first, as far as it is kept. Confined to one call. */
final class Timeline {

    private final JobDetails job;
    private final Instant now;

    Timeline(JobDetails job, Instant now) {
        this.job = job;
        this.now = now;
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        steps.add(Step.plain("put", Text.of("Put"), at(job.createdAt())));
        int forgotten = failures() - job.errors().size();
        if (forgotten > 0) {
            steps.add(Step.plain("failed", Text.count(forgotten, "{0} more failure", "{0} more failures"), null));
        }
        job.errors().forEach(error -> steps.add(failed(error)));
        steps.add(present());
        return steps;
    }

    /** How many attempts are over; those before a dead job was made ready again do not count. */
    private int failures() {
        return job.state() == JobState.LEASED ? job.attempts() - 1 : job.attempts();
    }

    private Step failed(JobError error) {
        return new Step(
                "failed",
                Text.of("Attempt failed"),
                at(error.at()),
                Visible.text(error.text()),
                worker(error.worker()));
    }

    private Step present() {
        return switch (job.state()) {
            case READY -> Step.plain("ready", Text.of("Ready: the next worker gets it in its turn"), null);
            case DELAYED -> Step.plain("delayed", Text.of("Due"), at(job.dueAt()));
            case LEASED -> new Step("leased", Text.of("Leased until"), at(job.leaseEndsAt()), "", worker(job.worker()));
            case DEAD -> Step.plain("dead", Text.of("Dead: no worker gets it any more"), null);
        };
    }

    private @Nullable Moment at(@Nullable Instant moment) {
        return moment == null ? null : new Moment(moment, now);
    }

    private static String worker(@Nullable String worker) {
        return worker == null ? "" : worker;
    }
}
