package org.presque.web.socket;

import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Does something at the nearest of the times for which it is set; the others are forgotten. Thread-safe. */
final class Reminder {

    private final BiFunction<Duration, Runnable, Runnable> later;
    private final LongSupplier nanoTime;
    private final Runnable deed;

    /** Calls off the next time; null if it is not set. Guarded by this. */
    private @Nullable Runnable callOff;

    /** When it rings. Guarded by this. */
    private long nextNanos;

    /** Guarded by this. */
    private boolean isOver;

    /**
     * One that is not set.
     *
     * @param later does something after a while, and returns what calls it off
     * @param deed must set it again if there are times left
     */
    Reminder(BiFunction<Duration, Runnable, Runnable> later, LongSupplier nanoTime, Runnable deed) {
        this.later = later;
        this.nanoTime = nanoTime;
        this.deed = deed;
    }

    /** Sets it, unless it is set for then or earlier. */
    synchronized void in(Duration time) {
        long nanos = nanoTime.getAsLong() + time.toNanos();
        if (isOver || (callOff != null && nanos - nextNanos >= 0)) {
            return;
        }
        cancel();
        nextNanos = nanos;
        callOff = later.apply(time, () -> ring(nanos));
    }

    private void ring(long nanos) {
        synchronized (this) {
            if (nanos == nextNanos) {
                callOff = null;
            }
        }
        deed.run();
    }

    /** Sets it never again. */
    synchronized void end() {
        isOver = true;
        cancel();
    }

    private void cancel() {
        if (callOff != null) {
            callOff.run();
            callOff = null;
        }
    }
}
