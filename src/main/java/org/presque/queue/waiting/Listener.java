package org.presque.queue.waiting;

import java.util.function.Consumer;
import org.presque.queue.model.Job;

/** One that listens: itself and no other, also where two have the same sink. Immutable. */
final class Listener {

    private static final System.Logger LOG = System.getLogger(Listener.class.getName());

    private final Consumer<Job> sink;

    Listener(Consumer<Job> sink) {
        this.sink = sink;
    }

    /** Gives it a job; a fault of its is none of the others'. */
    void give(Job job) {
        try {
            sink.accept(job);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "an unexpected fault of one that listens", e);
        }
    }
}
