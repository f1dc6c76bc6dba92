package org.presque.web.page.queue;

import java.util.List;
import org.presque.queue.model.JobText;
import org.presque.queue.model.NewJobs;
import org.presque.queue.model.QueueName;
import org.presque.web.ProtocolParameters;
import org.presque.web.http.Json;
import org.presque.web.http.Parameters;

/**
 * What stands in the fields for a new job. Immutable.
 *
 * @param isOpen whether it is unfolded: when it was sent and refused, so that nothing has to be typed again
 */
public record NewJobForm(String job, String priority, String delay, String tries, String uniq, boolean isOpen) {

    static final NewJobForm EMPTY = new NewJobForm("", "", "", "", "", false);

    static NewJobForm sent(Parameters form) {
        return new NewJobForm(
                form.value("job").orElse(""),
                form.value("priority").orElse(""),
                form.value("delay").orElse(""),
                form.value("tries").orElse(""),
                form.value("uniq").orElse(""),
                true);
    }

    /**
     * The job that a form asks for; a fault is refused with 400. Line breaks, which browsers send as CR LF, are such as
     * people type.
     */
    static NewJobs newJob(QueueName queue, Parameters form, int nestingLimit) {
        String text = form.value("job").orElse("").replace("\r\n", "\n").strip();
        List<JobText> job = List.of(JobText.of(Json.utf8(text), nestingLimit));
        return new NewJobs(queue, job, ProtocolParameters.jobOptions(form::value), null, null, false);
    }
}
