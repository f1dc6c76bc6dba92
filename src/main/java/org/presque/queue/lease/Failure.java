package org.presque.queue.lease;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a worker says that could not do a job. Immutable.
 *
 * @param delay how long the job is to wait; null for its backoff
 * @param error what went wrong, at most 1,000 characters are kept
 */
public record Failure(Lease lease, @Nullable Duration delay, String error) {

    private static final int LONGEST_ERROR = 1000;

    public Failure {
        if (error.codePointCount(0, error.length()) > LONGEST_ERROR) {
            error = error.substring(0, error.offsetByCodePoints(0, LONGEST_ERROR));
        }
    }
}
