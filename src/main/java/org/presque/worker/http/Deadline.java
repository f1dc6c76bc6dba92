package org.presque.worker.http;

import java.time.Duration;

/**
 * A moment by a clock that is never set. Immutable.
 *
 * @param nanos of {@link System#nanoTime}
 */
public record Deadline(long nanos) {

    /** No request is given less: one of no length is refused by the HTTP client. */
    private static final Duration LEAST = Duration.ofMillis(1);

    public static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** The moment so long after this one. */
    public Deadline plus(Duration duration) {
        return new Deadline(nanos + duration.toNanos());
    }

    public boolean isOver() {
        return nanos - System.nanoTime() <= 0;
    }

    /** How long it is until then; a millisecond when it is over. */
    public Duration left() {
        Duration left = Duration.ofNanos(nanos - System.nanoTime());
        return left.compareTo(LEAST) < 0 ? LEAST : left;
    }
}
