package org.presque.web.socket;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import org.presque.queue.lease.LeasedJob;
import org.presque.queue.model.Job;
import org.presque.queue.model.JobId;
import org.presque.web.http.FaultAnswers;
import org.presque.web.http.Json;
import org.presque.web.http.LeaseJson;

/** What is written to a client, as JSON. Stateless. */
final class Replies {

    private Replies() {}

    /** {@code {"job":{…}}}: the text of the job is in it as it was put. */
    static byte[] job(Job job) {
        JobView view = new JobView(job.queue().value(), job.id().value());
        return object("job", Json.bytes(view, "job", job.text().bytes()));
    }

    /** The same of a leased one. */
    static byte[] job(LeasedJob lease) {
        return object("job", LeaseJson.withQueue(lease));
    }

    /** A job but for its text. */
    @JsonbPropertyOrder({"queue", "id"})
    public record JobView(String queue, long id) {}

    /**
     * {@code {"ok":REF,"id":17}}, {@code {"ok":17}} or {@code {"ok":REF}}: what was asked for was done.
     *
     * @param ref what the client calls it, as the JSON it is; null if it does not
     * @param job which it was done to; null if there is none, and then there must be a ref
     */
    static byte[] ok(byte @Nullable [] ref, @Nullable JobId job) {
        if (ref == null) {
            return object("ok", Json.utf8(String.valueOf(job)));
        }
        byte[] ok = object("ok", ref);
        return job == null ? ok : Json.with(ok, "id", Json.utf8(job.toString()));
    }

    /** {@code {"error":"TEXT","id":17,"ref":REF}}: what was asked for was not done; of the last two those that are known. */
    static byte[] error(Throwable fault, byte @Nullable [] ref, @Nullable JobId job) {
        byte[] error = Json.utf8(FaultAnswers.of(fault).text());
        if (job != null) {
            error = Json.with(error, "id", Json.utf8(job.toString()));
        }
        return ref == null ? error : Json.with(error, "ref", ref);
    }

    private static byte[] object(String name, byte[] value) {
        ByteArrayOutputStream json = new ByteArrayOutputStream(name.length() + value.length + 5);
        json.writeBytes(Json.utf8("{\"" + name + "\":"));
        json.writeBytes(value);
        json.write('}');
        return json.toByteArray();
    }
}
