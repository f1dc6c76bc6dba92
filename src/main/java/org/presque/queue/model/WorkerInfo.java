package org.presque.queue.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known about a worker; nulls and zeros for one nobody has heard of. Immutable. */
public record WorkerInfo(
        WorkerId id,
        @Nullable Instant startedAt,
        @Nullable Instant lastSeen,
        List<QueueName> queues,
        long processed,
        long failed,
        List<String> workingOn) {}
