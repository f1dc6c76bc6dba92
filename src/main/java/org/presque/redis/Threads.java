package org.presque.redis;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Ends threads politely. */
final class Threads {

    private Threads() {}

    /** Waits for a thread, if there is one, to end, at most {@code patience}; an interrupt ends the waiting and is kept. */
    static void join(@Nullable Thread thread, Duration patience) {
        try {
            if (thread != null) {
                thread.join(patience.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
