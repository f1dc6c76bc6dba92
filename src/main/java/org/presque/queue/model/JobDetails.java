package org.presque.queue.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a job. Immutable.
 *
 * @param dueAt when it may first be handed out; for one that was never delayed, when it was put
 * @param attempts how often it has been leased since it was put or made ready again
 * @param tries how often it is leased at most
 * @param leaseEndsAt null unless it is leased
 * @param worker who has leased it; null unless it is leased, and by somebody who says who it is
 * @param errors the last ten failed attempts, the latest at the end
 */
public record JobDetails(
        Job job,
        JobState state,
        int priority,
        Instant createdAt,
        Instant dueAt,
        int attempts,
        int tries,
        @Nullable Instant leaseEndsAt,
        @Nullable String worker,
        List<JobError> errors) {}
