package org.presque.worker.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether the worker is to stop. Once it is, it stays so. Thread-safe. */
final class Stopping {
    private final CountDownLatch begun = new CountDownLatch(1);

    void begin() {
        begun.countDown();
    }

    boolean isBegun() {
        return begun.getCount() == 0;
    }

    /** Lets so much time pass, but no more once the worker is to stop, or for a thread that is interrupted, which it stays. */
    void pause(Duration length) {
        try {
            boolean unused = begun.await(length.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
