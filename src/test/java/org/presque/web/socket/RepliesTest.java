package org.presque.web.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.presque.queue.lease.LeasedJob;
import org.presque.queue.model.Job;
import org.presque.queue.model.JobId;
import org.presque.queue.model.JobText;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Reason;

class RepliesTest {

    private static final Job JOB =
            new Job(new QueueName("é"), new JobId(17), JobText.stored("{\"a\" :\n1e999}".getBytes(UTF_8)));

    private static final byte[] REF = "{\"r\" : 1}".getBytes(UTF_8);

    private static String text(byte[] reply) {
        return new String(reply, UTF_8);
    }

    @Test
    void putsTheTextOfAJobIntoIt() {
        assertEquals("{\"job\":{\"queue\":\"é\",\"id\":17,\"job\":{\"a\" :\n1e999}}}", text(Replies.job(JOB)));
        LeasedJob leased = new LeasedJob(JOB, "abc", 2, Duration.ofSeconds(1));
        assertEquals(
                "{\"job\":{\"queue\":\"é\",\"id\":17,\"lease\":\"abc\",\"attempt\":2,\"job\":{\"a\" :\n1e999}}}",
                text(Replies.job(leased)));
    }

    @Test
    void saysOkWithTheRefOrElseTheNumber() {
        assertEquals("{\"ok\":17}", text(Replies.ok(null, new JobId(17))));
        assertEquals("{\"ok\":{\"r\" : 1}}", text(Replies.ok(REF, null)));
        assertEquals("{\"ok\":{\"r\" : 1},\"id\":17}", text(Replies.ok(REF, new JobId(17))));
    }

    @Test
    void saysWhatWentWrongAndWithWhat() {
        assertEquals("{\"error\":\"no such job\"}", error(Reason.NO_SUCH_JOB, null, null));
        assertEquals("{\"error\":\"no such job\",\"ref\":{\"r\" : 1}}", error(Reason.NO_SUCH_JOB, REF, null));
        assertEquals("{\"error\":\"no such job\",\"id\":17}", error(Reason.NO_SUCH_JOB, null, new JobId(17)));
    }

    @Test
    void saysOfAFaultOfTheStorageWhetherItWasDone() {
        assertEquals(
                "{\"error\":\"redis did not answer, perhaps it was done\",\"applied\":\"unknown\",\"id\":17,\"ref\":{\"r\" : 1}}",
                error(Reason.OUTCOME_UNKNOWN, REF, new JobId(17)));
    }

    private static String error(Reason reason, byte @Nullable [] ref, @Nullable JobId job) {
        return text(Replies.error(new QueueException(reason), ref, job));
    }
}
