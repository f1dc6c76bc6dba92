package org.presque.faults.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that the clients of a run have seen. Thread-safe. */
public class History {
    private final Queue<Event> events = new ConcurrentLinkedQueue<>();
    private final Queue<String> notes = new ConcurrentLinkedQueue<>();

    public void add(Event event) {
        events.add(event);
    }

    /** A worker is about to say something that ends a lease; for those who may not live to tell what came of it. */
    void announce(Event.Word word) {}

    /** Writes down what is done to the run, for a reader. */
    public void note(String text) {
        notes.add(Micros.now() + " " + text);
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    /** Those of a kind. */
    public <E extends Event> Stream<E> of(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** How often each kind of request had each status. */
    public String summary() {
        return events.stream()
                .collect(Collectors.groupingBy(
                        event -> event.getClass().getSimpleName() + " "
                                + event.reply().status(),
                        TreeMap::new,
                        Collectors.counting()))
                .toString();
    }

    /** Writes it to a file, an event a line. */
    public void write(Path file) {
        Stream<String> lines = Stream.concat(notes.stream(), events.stream().map(Event::toString));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, lines.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
