package org.presque.queue.waiting;

import java.time.Duration;

/** Does one thing after the other, now or later: what is confined to it needs no locks. Thread-safe. */
interface Steps {

    /** Something to be done later, which can be called off. */
    interface Alarm {
        void cancel();
    }

    /** Does this once what was said before is done; false if all is over, and it will not be done. */
    boolean now(Runnable step);

    Alarm in(Duration delay, Runnable step);

    /** Does what was said before, and nothing after that. */
    void close();
}
