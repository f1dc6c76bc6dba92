package org.presque.queue.waiting;

import java.util.function.Consumer;
import org.presque.queue.model.Job;

/** One that listens: itself and no other, also where two have the same sink. Immutable. */
final class Listener {

    private final Consumer<Job> sink;

    Listener(Consumer<Job> sink) {
        this.sink = sink;
    }

    void give(Job job) {
        sink.accept(job);
    }
}
