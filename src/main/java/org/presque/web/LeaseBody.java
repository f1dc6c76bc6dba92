package org.presque.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.presque.queue.lease.Failure;
import org.presque.queue.lease.Lease;
import org.presque.queue.model.JobId;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.Reason;
import org.presque.web.http.Json;
import org.presque.web.http.Refusal;

/** What workers write about their leases: {@code {"error":"boom"}}, or {@code {"jobs":[{"id":1,"lease":"…"},…]}}. Immutable. */
public final class LeaseBody {

    private static final String NO_ERROR = "failed";
    private static final BigDecimal LARGEST_ID = BigDecimal.valueOf(999_999_999_999_999L);

    private final int limitJobs;
    private final int nestingLimit;

    LeaseBody(int limitJobs, int nestingLimit) {
        this.limitJobs = limitJobs;
        this.nestingLimit = nestingLimit;
    }

    /** What went wrong with a single job; the body may be empty. */
    String error(byte[] body) {
        return body.length == 0
                ? NO_ERROR
                : error(Content.object(body, nestingLimit, "{\"error\":\"what went wrong\"}"));
    }

    /** The leases of a batch, each of which may say what went wrong. */
    List<Failure> failures(byte[] body) {
        String example = "{\"jobs\":[{\"id\":1,\"lease\":\"TOKEN\"}]}";
        if (!(Content.object(body, nestingLimit, example).get("jobs") instanceof List<?> jobs)) {
            throw Refusal.with(400, "jobs should be an array of {\"id\", \"lease\"}");
        }
        if (jobs.size() > limitJobs) {
            throw Refusal.with(400, "invalid jobs: more than " + limitJobs + " in one batch");
        }
        List<Failure> failures = new ArrayList<>(jobs.size());
        for (Object job : jobs) {
            if (!(job instanceof Map<?, ?> fields)) {
                throw Refusal.with(400, "invalid jobs: each is an object with id and lease");
            }
            failures.add(failure(fields));
        }
        return failures;
    }

    /** One lease, and what its worker says of it. */
    public static Failure failure(Map<?, ?> fields) {
        return new Failure(lease(fields), delay(fields.get("delay")), error(fields));
    }

    private static Lease lease(Map<?, ?> fields) {
        if (!(fields.get("id") instanceof BigDecimal id) || !isId(id)) {
            throw Refusal.with(400, "invalid id: " + fields.get("id") + " is not the number of a job");
        }
        if (!(fields.get("lease") instanceof String token) || token.isEmpty()) {
            throw new QueueException(Reason.LEASE_IS_MISSING);
        }
        return new Lease(new JobId(id.longValueExact()), token);
    }

    private static boolean isId(BigDecimal id) {
        return id.signum() > 0
                && id.compareTo(LARGEST_ID) <= 0
                && id.stripTrailingZeros().scale() <= 0;
    }

    private static @Nullable Duration delay(@Nullable Object value) {
        return value == null ? null : ProtocolParameters.duration("delay", Content.text(value));
    }

    /** Some workers say more than a text; that is kept as they wrote it, as far as it goes. */
    private static String error(Map<?, ?> fields) {
        Object error = fields.get("error");
        if (error == null || error.equals("")) {
            return NO_ERROR;
        }
        return error instanceof String text ? text : new String(Json.bytes(error), UTF_8);
    }
}
