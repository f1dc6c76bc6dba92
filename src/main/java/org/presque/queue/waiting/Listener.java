package org.presque.queue.waiting;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.Job;

/** One that listens: itself and no other, also where two have the same sink. Confined to steps, but for {@link #give}. */
final class Listener {

    private static final System.Logger LOG = System.getLogger(Listener.class.getName());

    private final Consumer<Job> sink;

    /** When it will leave, while it rests. */
    private Steps.@Nullable Alarm leaving;

    Listener(Consumer<Job> sink) {
        this.sink = sink;
    }

    /** It will leave, unless it stays. */
    void leaves(Steps.Alarm alarm) {
        leaving = alarm;
    }

    /** It will not leave by itself. */
    void stays() {
        if (leaving != null) {
            leaving.cancel();
            leaving = null;
        }
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
