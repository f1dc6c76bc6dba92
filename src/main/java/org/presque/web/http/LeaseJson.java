package org.presque.web.http;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.presque.queue.lease.LeasedJob;
import org.presque.queue.model.Job;

/** Leased jobs as JSON, with the text of the job as it is. Stateless. */
public final class LeaseJson {

    private LeaseJson() {}

    /** {@code {"id":17,"lease":"TOKEN","attempt":1,"job":…}}. */
    public static byte[] of(LeasedJob leased) {
        return with(new LeaseView(id(leased), leased.token(), leased.attempt()), leased.job());
    }

    /** The same behind the queue, for whoever asked several. */
    public static byte[] withQueue(LeasedJob leased) {
        String queue = leased.job().queue().value();
        return with(new QueueLeaseView(queue, id(leased), leased.token(), leased.attempt()), leased.job());
    }

    private static long id(LeasedJob leased) {
        return leased.job().id().value();
    }

    private static byte[] with(Object view, Job job) {
        return Json.bytes(view, "job", job.text().bytes());
    }

    /** A leased job but for its text. */
    @JsonbPropertyOrder({"id", "lease", "attempt"})
    public record LeaseView(long id, String lease, int attempt) {}

    /** The same with its queue. */
    @JsonbPropertyOrder({"queue", "id", "lease", "attempt"})
    public record QueueLeaseView(String queue, long id, String lease, int attempt) {}
}
