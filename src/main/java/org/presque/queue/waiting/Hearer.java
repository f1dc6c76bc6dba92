package org.presque.queue.waiting;

import org.presque.queue.model.Job;
import org.presque.queue.model.QueueName;

/** Hears what the storage tells all nodes. Thread-safe; nothing here blocks. */
public interface Hearer {

    /** A queue where somebody waited may have something, or will have sooner than was known. */
    void notice(QueueName queue);

    /** A job that goes to everybody who listens to its queue. */
    default void cast(Job job) {}

    /**
     * Whether notices arrive from now on. Said each time they do again: those that were told before are lost.
     */
    void hears(boolean isHearing);
}
