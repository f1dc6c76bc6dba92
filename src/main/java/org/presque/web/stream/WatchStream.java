package org.presque.web.stream;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.presque.web.http.Answer;
import org.presque.web.http.EventWriter;

/** What a {@link Sampler} sees as events for one client: always the latest, never a backlog. Thread-safe. */
public final class WatchStream implements Streams.Member {

    private final EventWriter events;

    /** Whether the client has not taken the last event yet. Guarded by this. */
    private boolean isWriting;

    /** What is to be written then. Guarded by this. */
    private byte @Nullable [] next;

    private WatchStream(Streams streams) {
        this.events = new EventWriter(streams.writers());
    }

    /** Opens one that tells of a thing: the answer that goes on by itself from here. */
    public static <T> Answer open(Streams streams, Samplers<T> samplers, T thing) {
        WatchStream stream = new WatchStream(streams);
        streams.enter(stream);
        var unused = stream.events.ended().thenRun(() -> streams.leave(stream));
        var unusedToo = stream.events.write(Events.start()).thenRun(() -> stream.watch(samplers.of(thing)));
        return Answer.stream(Events.CONTENT_TYPE, stream.events);
    }

    /** Not before the client is there: a sampler that nobody has ever watched would stay. */
    private void watch(Sampler sampler) {
        Consumer<byte[]> watcher = this::show;
        sampler.watch(watcher);
        var unused = events.ended().thenRun(() -> sampler.leave(watcher));
    }

    private void show(byte[] seen) {
        synchronized (this) {
            next = seen;
            if (isWriting) {
                return;
            }
            isWriting = true;
        }
        writeNext();
    }

    private void writeNext() {
        byte[] event;
        synchronized (this) {
            event = next;
            next = null;
            isWriting = event != null;
        }
        if (event != null) {
            var unused = events.write(Events.message(event)).thenRun(this::writeNext);
        }
    }

    /** There is an event each second. */
    @Override
    public void beat() {
        events.beat(Events.beat());
    }

    @Override
    public void end() {
        events.end();
    }
}
