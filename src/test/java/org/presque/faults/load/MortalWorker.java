package org.presque.faults.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.presque.faults.load.Event.Fetch;
import org.presque.faults.load.Event.Word;
import org.presque.testing.MortalJvm;

/** A worker in a process of its own, so that it can be killed. All it lives to tell goes into the history. Thread-safe. */
public final class MortalWorker implements AutoCloseable {
    private final History history;
    private final AtomicInteger deliveries = new AtomicInteger();
    private final MortalJvm jvm;

    private MortalWorker(Run run, String... arguments) {
        this.history = run.history();
        this.jvm = MortalJvm.start(MortalWorker.class, this::listen, arguments);
    }

    /** Starts one; its number tells it from other workers. */
    static MortalWorker start(Run run, URI node, int number, long seed) {
        return new MortalWorker(run, node.toString(), String.valueOf(number), String.valueOf(seed));
    }

    /** The worker itself: it works until it is killed. */
    public static void main(String[] arguments) {
        Nodes nodes = new Nodes(List.of(URI.create(arguments[0])));
        long seed = Long.parseLong(arguments[2]);
        Run run = new Run(nodes, Crowd.everyday(), seed, new PipedHistory(System.out));
        new Worker(run, Integer.parseInt(arguments[1])).run();
    }

    private void listen(InputStream words) {
        Word announced = null;
        try (ObjectInputStream in = new ObjectInputStream(words)) {
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
        jvm.close();
    }

    @Override
    public void close() {
        kill();
    }
}
