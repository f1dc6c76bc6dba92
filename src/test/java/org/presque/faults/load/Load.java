package org.presque.faults.load;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionTimeoutException;
import org.presque.faults.load.Event.Look;

/** A crowd of clients at work on queues of their own; one thread each. Confined to one thread; {@link #close} ends it. */
public final class Load implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration FINE = Duration.ofMillis(20);

    private final Run run;
    private final List<Thread> producers;
    private final List<Thread> others = new ArrayList<>();

    private Load(Run run) {
        this.run = run;
        Crowd crowd = run.crowd();
        producers = threads("producer", crowd.producers(), number -> new Producer(run, number));
        others.addAll(threads("fetcher", crowd.fetchers(), number -> new Fetcher(run, number)));
        others.addAll(threads("worker", crowd.workers(), number -> new Worker(run, number)));
        others.addAll(threads("observer", 1, number -> new Observer(run)));
    }

    /** Sets a crowd to work. The seed decides what each of them does, and names the queues. */
    public static Load start(Nodes nodes, Crowd crowd, long seed) {
        Load load = new Load(new Run(nodes, crowd, seed, new History()));
        load.producers.forEach(Thread::start);
        load.others.forEach(Thread::start);
        return load;
    }

    private static List<Thread> threads(String name, int count, IntFunction<Runnable> client) {
        return IntStream.range(0, count)
                .mapToObj(number -> new Thread(client.apply(number), name + "-" + number))
                .toList();
    }

    public History history() {
        return run.history();
    }

    public List<String> queues() {
        return run.queues();
    }

    /** One more worker, which can be killed. Its number must be that of no other. */
    public MortalWorker startMortalWorker(int number) {
        return MortalWorker.start(run, run.nodes().address(0), number, run.seed());
    }

    /** Waits until so many puts more have been tried. */
    public void awaitTries(int more) {
        int before = run.tries();
        await().atMost(PATIENCE).pollInterval(FINE).until(() -> run.tries() - before >= more);
    }

    /** How many jobs are in. */
    public int puts() {
        return run.puts();
    }

    /**
     * Lets the producers end, and the others until nothing is left; one empty answer is not enough for that. What is still
     * there after that long the checker will find.
     */
    public void drain(Duration patience) {
        run.endPuts();
        producers.forEach(Load::join);
        try (Caller caller = run.caller(0)) {
            await().atMost(patience).pollInterval(FINE).until(() -> run.queues().stream()
                    .allMatch(queue -> isDrained(caller, queue)));
        } catch (ConditionTimeoutException e) {
            run.history().note("not drained after " + patience);
        }
        run.end();
        others.forEach(Load::join);
    }

    /** Waits until all queues were seen with nothing left, one after the other. */
    public void awaitDrained(Duration patience) {
        try (Caller caller = run.caller(0)) {
            await().atMost(patience).pollInterval(FINE).until(() -> run.queues().stream()
                    .allMatch(queue -> isDrained(caller, queue)));
        }
    }

    private boolean isDrained(Caller caller, String queue) {
        Look look = Observer.look(run, caller, queue);
        return look.reply().status() == 200 && Counters.of(look).areDrained();
    }

    private static void join(Thread thread) {
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        if (thread.isAlive()) {
            throw new AssertionError(thread.getName() + " hangs");
        }
    }

    /** Lets all of them end, wherever they are. */
    @Override
    public void close() {
        run.endPuts();
        run.end();
        producers.forEach(Load::join);
        others.forEach(Load::join);
    }
}
