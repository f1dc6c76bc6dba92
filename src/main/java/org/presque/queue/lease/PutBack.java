package org.presque.queue.lease;

import org.jspecify.annotations.Nullable;
import org.presque.queue.model.JobId;
import org.presque.queue.model.JobState;
import org.presque.queue.model.Reason;

/**
 * What became of a job that was put back. Immutable.
 *
 * @param state ready, delayed or dead; null if it was refused
 * @param attempts how often it has been leased
 * @param refusal {@link Reason#NO_SUCH_JOB} or {@link Reason#LEASE_IS_NOT_HELD}; null if it was put back
 */
public record PutBack(
        JobId id,
        @Nullable JobState state,
        int attempts,
        @Nullable Reason refusal) {}
