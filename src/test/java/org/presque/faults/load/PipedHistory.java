package org.presque.faults.load;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** The history of a worker that may be killed at any moment: each event leaves its process at once. Confined to a thread. */
final class PipedHistory extends History {
    private final ObjectOutputStream out;

    PipedHistory(OutputStream out) {
        try {
            this.out = new ObjectOutputStream(out);
            this.out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void add(Event event) {
        try {
            out.writeObject(event);
            out.reset();
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As if it were lost; what came of it is told by the event that follows, if one does. */
    @Override
    void announce(Event.Word word) {
        add(word);
    }
}
