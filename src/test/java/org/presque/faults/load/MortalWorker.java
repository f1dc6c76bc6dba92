package org.presque.faults.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.presque.faults.load.Event.Fetch;
import org.presque.faults.load.Event.Word;

/** A worker in a process of its own, so that it can be killed. All it lives to tell goes into the history. Thread-safe. */
public final class MortalWorker implements AutoCloseable {
    private final History history;
    private final Process process;
    private final Thread listener;
    private final AtomicInteger deliveries = new AtomicInteger();

    private MortalWorker(History history, Process process) {
        this.history = history;
        this.process = process;
        this.listener = new Thread(this::listen, "listener");
        listener.start();
    }

    /** Starts one; its number tells it from other workers. */
    static MortalWorker start(Run run, URI node, int number, long seed) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
        List<String> command = List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-cp",
                classes,
                MortalWorker.class.getName(),
                node.toString(),
                String.valueOf(number),
                String.valueOf(seed));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new MortalWorker(run.history(), process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The worker itself: it works until it is killed. */
    public static void main(String[] arguments) {
        Nodes nodes = new Nodes(List.of(URI.create(arguments[0])));
        long seed = Long.parseLong(arguments[2]);
        Run run = new Run(nodes, Crowd.everyday(), seed, new PipedHistory(System.out));
        new Worker(run, Integer.parseInt(arguments[1])).run();
    }

    private void listen() {
        Word announced = null;
        try (ObjectInputStream in = new ObjectInputStream(process.getInputStream())) {
            while (true) {
                announced = heard(in.readObject(), announced);
            }
        } catch (EOFException e) {
            // it was killed
        } catch (IOException | ClassNotFoundException e) {
            history.note("cut in the middle of a word: " + e);
        }
        if (announced != null) {
            history.add(announced);
        }
    }

    /** A word that is announced and not told of is lost. */
    private @Nullable Word heard(Object event, @Nullable Word announced) {
        if (event instanceof Word word && announced == null) {
            return word;
        }
        history.add((Event) event);
        if (event instanceof Fetch fetch && fetch.isDelivery()) {
            deliveries.incrementAndGet();
        }
        return null;
    }

    /** How many jobs it was given so far. */
    public int deliveries() {
        return deliveries.get();
    }

    /** Ends it with SIGKILL, wherever it is. */
    public void kill() {
        // By its handle: the process would close our end of the pipe too, with words in it.
        process.toHandle().destroyForcibly();
        try {
            process.waitFor();
            listener.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
