package org.presque.worker.lease;

import java.time.Duration;
import java.util.Optional;
import org.presque.worker.http.JsonText;
import org.presque.worker.http.Target;

/**
 * Why a job is put back, and when it is to come again. Immutable.
 *
 * @param error for people, kept with the job
 * @param delay from now; empty for the backoff of the job or of its queue
 */
public record Failure(String error, Optional<Duration> delay) {

    /** As much as the server keeps of an error. */
    private static final int LONGEST = 1000;

    /** The worker stopped in the middle: another may have the job at once. */
    public static final Failure STOPPED = new Failure("worker stopped", Optional.of(Duration.ZERO));

    /** How it is told. */
    String json() {
        return "{\"error\":" + JsonText.quote(error.substring(0, Math.min(error.length(), LONGEST))) + "}";
    }

    Target target(Delivery delivery) {
        Target target = delivery.target();
        return delay.map(wait -> target.with("delay", wait.toString())).orElse(target);
    }
}
