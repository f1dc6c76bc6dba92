package org.presque.web.page.workers;

import org.presque.queue.model.JobId;
import org.presque.queue.model.QueueName;
import org.presque.web.page.Links;

/** A text that leads to what it names. Immutable. */
public record Reference(String text, String link) {

    static Reference to(QueueName queue) {
        return new Reference(queue.value(), Links.queue(queue.value()));
    }

    /** @param job a job as workers are told to have it, {@code mail/17} */
    static Reference toJob(String job) {
        int slash = job.lastIndexOf('/');
        QueueName queue = new QueueName(job.substring(0, slash));
        return new Reference(job, Links.job(queue, new JobId(Long.parseLong(job.substring(slash + 1)))));
    }
}
