package org.presque.redis;

import java.time.Duration;

/** Ends threads politely. */
final class Threads {

    private Threads() {}

    /** Waits for a thread to end, at most {@code patience}; an interrupt ends the waiting and is kept. */
    static void join(Thread thread, Duration patience) {
        try {
            thread.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
