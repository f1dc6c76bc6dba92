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

    /**
     * The same, or up to a quarter of a second sooner: at a moment that it shares with others. What thousands do now and then
     * costs much less together, when their commands go out in one go.
     */
    Alarm inAbout(Duration delay, Runnable step);

    /**
     * Does this at once, but beside the steps: it may be held up there. What a waiter's outcome sets off is partly code of the
     * container, which one client may hold, and then nobody else shall wait for it.
     */
    void beside(Runnable task);

    /** Does what was said before, and nothing after that. */
    void close();
}
