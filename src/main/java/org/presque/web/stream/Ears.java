package org.presque.web.stream;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.presque.queue.model.Job;
import org.presque.queue.model.QueueName;
import org.presque.queue.waiting.Listeners.Listening;

/** Listens to what is broadcast in some queues, whenever it is told to. Thread-safe; nothing here blocks. */
public final class Ears {

    private final Streams streams;
    private final List<QueueName> queues;
    private final Consumer<Job> sink;

    /** Empty until it is told to listen. Guarded by this. */
    private List<Listening> all = List.of();

    /** Guarded by this. */
    private boolean isOpen;

    /** Guarded by this. */
    private boolean isOver;

    /** @param sink gets the jobs, one after the other; must not block */
    public Ears(Streams streams, List<QueueName> queues, Consumer<Job> sink) {
        this.streams = streams;
        this.queues = queues;
        this.sink = sink;
    }

    /** Listens from now on if that is wanted, which is asked when nobody else can change it meanwhile; else not. */
    public synchronized void listenIf(BooleanSupplier isWanted) {
        if (isWanted.getAsBoolean()) {
            open();
        } else {
            shut();
        }
    }

    /** Begins to listen, if it does not already. */
    public synchronized void open() {
        if (isOpen || isOver) {
            return;
        }
        isOpen = true;
        if (all.isEmpty()) {
            all = queues.stream()
                    .map(queue -> streams.listeners().listen(queue, sink))
                    .toList();
        } else {
            all.forEach(Listening::resume);
        }
    }

    /** What is under way is still heard. */
    private void shut() {
        if (isOpen) {
            isOpen = false;
            all.forEach(Listening::rest);
        }
    }

    /** Listens no more for good. */
    public synchronized void end() {
        isOver = true;
        isOpen = false;
        all.forEach(Listening::close);
    }
}
