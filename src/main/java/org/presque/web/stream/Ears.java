package org.presque.web.stream;

import java.util.List;
import java.util.function.Consumer;
import org.presque.queue.model.Job;
import org.presque.queue.model.QueueName;
import org.presque.queue.waiting.Listeners.Listening;

/** Listens to what is broadcast in some queues, whenever it is told to. Thread-safe; nothing here blocks. */
public final class Ears {

    private final Streams streams;
    private final List<QueueName> queues;
    private final Consumer<Job> sink;

    /** Empty while nobody listens. Guarded by this. */
    private List<Listening> open = List.of();

    /** Guarded by this. */
    private boolean isOver;

    /** @param sink gets the jobs, one after the other; must not block */
    public Ears(Streams streams, List<QueueName> queues, Consumer<Job> sink) {
        this.streams = streams;
        this.queues = queues;
        this.sink = sink;
    }

    /** Begins to listen, if it does not already. */
    public synchronized void open() {
        if (open.isEmpty() && !isOver) {
            open = queues.stream()
                    .map(queue -> streams.listeners().listen(queue, sink))
                    .toList();
        }
    }

    /** Listens no more, until it is opened again. */
    public synchronized void shut() {
        open.forEach(Listening::close);
        open = List.of();
    }

    /** Listens no more for good. */
    public synchronized void end() {
        isOver = true;
        shut();
    }
}
