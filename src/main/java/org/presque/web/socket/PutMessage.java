package org.presque.web.socket;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.presque.queue.json.JsonFault;
import org.presque.queue.json.Members;
import org.presque.queue.model.JobOptions;
import org.presque.queue.model.JobText;
import org.presque.queue.model.NewJobs;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Reason;
import org.presque.web.Content;
import org.presque.web.ProtocolParameters;
import org.presque.web.http.Refusal;

/** Reads {@code {"queue":"mail","job":…,"priority":9}}: a put with the parameters of {@code POST /q/NAME}. Stateless. */
final class PutMessage {

    private static final String EXAMPLE = "{\"put\":{\"queue\":\"mail\",\"job\":1}}";

    private static final Set<String> FIELDS =
            Set.of("queue", "job", "priority", "delay", "delayed", "at", "ttl", "tries", "backoff", "uniq");

    private PutMessage() {}

    /**
     * The job, which is kept as its exact text inside the message.
     *
     * @throws QueueException as a put over HTTP
     * @throws Refusal 400, likewise
     */
    static NewJobs read(byte[] put, Client client, int nestingLimit) {
        Members members;
        try {
            members = Members.of(put, nestingLimit);
        } catch (JsonFault fault) {
            throw Refusal.with(400, "put is not valid JSON: " + fault.getMessage());
        } catch (IllegalArgumentException noObject) {
            throw Refusal.with(400, "put is not an object: give " + EXAMPLE);
        }
        for (String name : members.names()) {
            if (!FIELDS.contains(name)) {
                throw Refusal.with(400, "unknown field " + name);
            }
        }
        Map<?, ?> options = Content.object(members.without("job"), nestingLimit, EXAMPLE);
        return new NewJobs(
                queue(options.get("queue"), client),
                List.of(job(members.value("job"))),
                options(options),
                null,
                client.worker(),
                false);
    }

    /** A client that is there for one queue need not name it. */
    private static QueueName queue(@Nullable Object name, Client client) {
        if (name == null && client.queues().size() == 1) {
            return client.queues().get(0);
        }
        if (name == null || name.equals("")) {
            throw new QueueException(Reason.QUEUE_NAME_IS_MISSING);
        }
        return new QueueName(name.toString());
    }

    private static JobText job(byte @Nullable [] text) {
        if (text == null) {
            throw new QueueException(Reason.JOB_IS_MISSING);
        }
        return JobText.stored(text);
    }

    private static JobOptions options(Map<?, ?> options) {
        return ProtocolParameters.jobOptions(name ->
                Optional.ofNullable(options.get(name)).map(Content::text).filter(text -> !text.isEmpty()));
    }
}
