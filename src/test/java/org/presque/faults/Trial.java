package org.presque.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.presque.faults.check.Bounds;
import org.presque.faults.check.Checker;
import org.presque.faults.load.Caller;
import org.presque.faults.load.Counters;
import org.presque.faults.load.Crowd;
import org.presque.faults.load.Event.Look;
import org.presque.faults.load.History;
import org.presque.faults.load.Load;
import org.presque.faults.load.Micros;

/**
 * A load on a rig, a fault in the middle of it, and the check at its end. Confined to one thread. The system properties
 * {@code presque.faults.seed} and {@code presque.faults.jobs} choose the seed and how many jobs there are at least; the ordeal goes on until they are in.
 */
final class Trial implements AutoCloseable {
    private static final int WARM = 100;
    private static final int JOBS = Integer.getInteger("presque.faults.jobs", 0);
    private static final Duration BACK = Duration.ofSeconds(1);
    private static final Duration SETTLED = Duration.ofSeconds(5);
    private static final Duration FINE = Duration.ofMillis(10);

    /** Threads that a running Java may have more: of its compiler, and of a pool at rest. */
    private static final int MORE_THREADS = 12;

    private static final int MORE_DESCRIPTORS = 10;

    private final Rig rig;
    private final long seed = Long.getLong("presque.faults.seed", System.nanoTime() & 0xffffffL);
    private final Load load;
    private final Checker checker;
    private final Duration drainPatience;
    private long threadsBefore;
    private long descriptorsBefore;

    private Trial(Rig rig, Crowd crowd, Bounds bounds, Duration drainPatience) {
        this.rig = rig;
        this.load = Load.start(rig.nodes(), crowd, seed);
        this.checker = new Checker(load.history(), bounds);
        this.drainPatience = drainPatience;
        load.awaitTries(WARM);
        threadsBefore = threads();
        descriptorsBefore = descriptors();
    }

    /** A whole trial: builds the rig, sets the crowd to work, lets the ordeal happen, and checks. */
    static void of(Path folder, Plan plan, Crowd crowd, Bounds bounds, Ordeal ordeal) {
        run(folder, plan, crowd, bounds, ordeal, Duration.ofSeconds(30));
    }

    /** The same with little patience, for what is to fail. */
    static void ofBroken(Path folder, Plan plan, Crowd crowd, Bounds bounds, Ordeal ordeal) {
        run(folder, plan, crowd, bounds, ordeal, Duration.ofSeconds(4));
    }

    private static void run(Path folder, Plan plan, Crowd crowd, Bounds bounds, Ordeal ordeal, Duration drainPatience) {
        try (Rig rig = Rig.start(folder, plan);
                Trial trial = new Trial(rig, crowd, bounds, drainPatience)) {
            do {
                ordeal.run(rig, trial);
            } while (trial.load.puts() < JOBS);
            trial.check();
        }
    }

    /** Lets a fault go on for so long. */
    static void let(Duration length) {
        await().pollDelay(length).atMost(length.plusSeconds(5)).until(() -> true);
    }

    long seed() {
        return seed;
    }

    Load load() {
        return load;
    }

    /** Measures anew what must not grow, after a node was started again. */
    void measure() {
        threadsBefore = threads();
        descriptorsBefore = descriptors();
    }

    /** Says that the fault is over; all must be well within a second. */
    void healed() {
        load.history().note("healed");
        long healed = Micros.now();
        String queue = "/q/probe-" + seed;
        try (Caller caller = new Caller(rig.nodes(), 0)) {
            await().atMost(SETTLED)
                    .pollInterval(FINE)
                    .until(() -> caller.send("POST", queue, "1").status() == 201);
        } catch (ConditionTimeoutException e) {
            load.history().note("not back after " + SETTLED);
        }
        checker.checkBackAfter("the service", Duration.ofNanos((Micros.now() - healed) * 1000), BACK);
    }

    /** Waits until the queues are drained, which they must be soon where no puts come in. */
    void drained() {
        try {
            load.awaitDrained(SETTLED);
        } catch (ConditionTimeoutException e) {
            checker.notDrained("during the fault");
        }
    }

    /** Ends the load, drains the queues, and holds all that happened against the invariants. */
    void check() {
        load.drain(drainPatience);
        try (Caller caller = new Caller(rig.nodes(), 0)) {
            for (String queue : load.queues()) {
                Look last = new Look(queue, caller.send("GET", "/stats/" + queue, ""));
                checker.checkQueue(queue, Counters.of(last), rig.keys(queue));
                caller.send("DELETE", "/q/" + queue, "");
                checker.checkPurged(queue, rig.keys(queue));
            }
        }
        checker.checkAnswers();
        checkProcess();
        fail();
    }

    private void checkProcess() {
        long mostThreads = threadsBefore + MORE_THREADS;
        long mostDescriptors = descriptorsBefore + MORE_DESCRIPTORS;
        try {
            await().atMost(SETTLED)
                    .pollDelay(Duration.ZERO)
                    .until(() -> threads() <= mostThreads && descriptors() <= mostDescriptors);
        } catch (ConditionTimeoutException e) {
            checker.checkBack("threads", mostThreads, threads());
            checker.checkBack("descriptors", mostDescriptors, descriptors());
        }
    }

    private void fail() {
        History history = load.history();
        System.out.printf("seed %d, %s%n", seed, history.summary());
        try {
            checker.fail();
        } catch (AssertionError e) {
            Path file = Path.of("target/faults/history-" + seed + ".txt");
            history.write(file);
            throw new AssertionError("seed " + seed + ", history in " + file + e.getMessage(), e);
        }
    }

    private long threads() {
        return count(Path.of("/proc/" + rig.node(0).pid() + "/task"));
    }

    private long descriptors() {
        return count(Path.of("/proc/" + rig.node(0).pid() + "/fd"));
    }

    /** Zero where the system does not tell. */
    private static long count(Path folder) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        load.close();
    }
}
