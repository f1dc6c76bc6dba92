package org.presque.web.page.job;

import java.time.Instant;
import java.util.List;
import org.presque.queue.model.JobDetails;
import org.presque.queue.model.JobState;
import org.presque.queue.model.QueueName;
import org.presque.web.page.Links;
import org.presque.web.page.shown.Moment;
import org.presque.web.page.shown.ReadyButton;
import org.presque.web.page.words.Text;

/** What the page of a job shows. Immutable. */
public record JobView(JobDetails job, Payload payload, List<Step> steps, Instant now) {

    static JobView of(JobDetails job, Instant now) {
        return new JobView(job, Payload.of(job.job().text()), new Timeline(job, now).steps(), now);
    }

    public Text title() {
        return Text.of("Job {0}", id());
    }

    public String id() {
        return job.job().id().toString();
    }

    public String queue() {
        return name().value();
    }

    private QueueName name() {
        return job.job().queue();
    }

    public String queueLink() {
        return Links.queue(queue());
    }

    /** The list in which the job stands. */
    public String listLink() {
        return queueLink() + "?state=" + state();
    }

    /** The whole job as the rest of the protocol has it. */
    public String jsonLink() {
        return Links.jobAsJson(name(), job.job().id());
    }

    public String state() {
        return job.state().text();
    }

    public Text attempts() {
        return Text.of("{0} of {1}", job.attempts(), job.tries());
    }

    public Moment created() {
        return new Moment(job.createdAt(), now);
    }

    /** What the button says that makes it ready; empty if there is none. */
    public String readyButton() {
        return ReadyButton.text(job.state());
    }

    /** Whether a worker has it, and so nobody else may do anything with it. */
    public boolean isLeased() {
        return job.state() == JobState.LEASED;
    }
}
