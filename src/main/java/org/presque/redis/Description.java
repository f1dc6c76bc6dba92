package org.presque.redis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.presque.queue.model.Job;
import org.presque.queue.model.JobDetails;
import org.presque.queue.model.JobError;
import org.presque.queue.model.JobState;
import org.presque.queue.model.JobText;
import org.presque.queue.model.QueueName;

/** Reads what describe.lua says about a job. Stateless. */
final class Description {

    /** What describe.lua gives for each error. */
    private static final int FIELDS_OF_AN_ERROR = 3;

    private Description() {}

    static JobDetails of(QueueName queue, Reply job) {
        long leaseEnds = job.number(7);
        String worker = Reply.text(job.bytes(8));
        return new JobDetails(
                new Job(queue, job.jobId(0), JobText.stored(job.bytes(10))),
                state(job.bytes(4)),
                (int) job.number(1),
                Instant.ofEpochMilli(job.number(2)),
                Instant.ofEpochMilli(job.number(3)),
                (int) job.number(5),
                (int) job.number(6),
                leaseEnds == 0 ? null : Instant.ofEpochMilli(leaseEnds),
                worker.isEmpty() ? null : worker,
                errors(job.list(9)));
    }

    static JobState state(byte[] name) {
        return JobState.valueOf(Reply.text(name).toUpperCase(Locale.ROOT));
    }

    private static List<JobError> errors(Reply reply) {
        List<JobError> errors = new ArrayList<>();
        for (int at = 0; at < reply.size(); at += FIELDS_OF_AN_ERROR) {
            String worker = Reply.text(reply.bytes(at + 1));
            Instant when = Instant.ofEpochMilli(reply.number(at + 2));
            errors.add(new JobError(Reply.text(reply.bytes(at)), worker.isEmpty() ? null : worker, when));
        }
        return errors;
    }
}
