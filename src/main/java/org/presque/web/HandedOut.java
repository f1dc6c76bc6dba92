package org.presque.web;

import java.util.List;
import org.presque.queue.lease.LeasedJob;
import org.presque.queue.model.Job;
import org.presque.web.http.Answer;
import org.presque.web.http.Json;
import org.presque.web.http.LeaseJson;
import org.presque.web.http.Percent;

/** Jobs that are handed out, as answers. Stateless. */
final class HandedOut {

    private HandedOut() {}

    static Answer single(Job job) {
        return Answer.json(200, job.text().bytes())
                .with("X-Presque-Queue", Percent.encode(job.queue().value()))
                .with("X-Presque-Job", job.id().toString());
    }

    static Answer single(LeasedJob leased) {
        return single(leased.job())
                .with("X-Presque-Lease", leased.token())
                .with("X-Presque-Attempt", Integer.toString(leased.attempt()))
                .with("X-Presque-Ttr", Seconds.text(leased.ttr()));
    }

    /** An array of the texts of jobs, as strings. */
    static Answer strings(List<Job> jobs) {
        return Answer.json(
                200, Json.bytes(jobs.stream().map(job -> job.text().toString()).toList()));
    }

    /** A job a line. */
    static Answer lines(List<Job> jobs) {
        return Answer.of(
                200,
                "application/x-ndjson",
                BatchBody.joined(jobs.stream().map(job -> job.text().bytes()).toList()));
    }

    /** An array of leases, each with its job as the value itself. */
    static Answer array(List<LeasedJob> jobs) {
        return Answer.json(200, Json.array(jobs.stream().map(LeaseJson::of).toList()));
    }

    /** A lease with its job a line. */
    static Answer leasedLines(List<LeasedJob> jobs) {
        return Answer.of(
                200,
                "application/x-ndjson",
                BatchBody.joined(jobs.stream().map(LeaseJson::of).toList()));
    }
}
