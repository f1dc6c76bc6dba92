package org.presque.worker;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown by work that cannot do a job now: it is put back with this message as its error, as for any exception, and here with the
 * delay after which it comes again.
 */
public class PutBack extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final @Nullable Duration delay;

    /** To come again after the backoff of the job. */
    public PutBack(String error) {
        super(error);
        this.delay = null;
    }

    /** To come again so long from now, nothing for at once. */
    public PutBack(String error, Duration delay) {
        super(error);
        this.delay = delay;
    }

    /** Empty for the backoff of the job. */
    Optional<Duration> delay() {
        return Optional.ofNullable(delay);
    }
}
