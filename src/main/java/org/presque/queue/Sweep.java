package org.presque.queue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.QueueName;

/**
 * Visits every listed queue twice a minute, on each node. Nothing that is fetched depends on it: it does in time what else
 * waits for the next fetch or the next failure ({@link DeadDao#tend}), and takes names off the list that have stood for no
 * queue for ten minutes, which a crash can leave. Thread-safe.
 */
public final class Sweep implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Sweep.class.getName());

    private static final Duration PERIOD = Duration.ofSeconds(30);
    private static final Duration GONE_FOR = Duration.ofMinutes(10);

    /** How many queues are visited at once: keeps a long list from filling the line. */
    private static final int PAGE = 50;

    /** How often a queue is visited in a row that has more to do: a million lost leases shall not take the round. */
    private static final int VISITS_IN_A_ROW = 100;

    private final DirectoryDao directory;
    private final DeadDao dead;
    private final LongSupplier nanoClock;
    private final AtomicBoolean isUnderWay = new AtomicBoolean();

    /** Names that stood for no queue when they were visited, and since when. */
    private final Map<QueueName, Long> gone = new ConcurrentHashMap<>();

    private final ScheduledThreadPoolExecutor timer;

    public Sweep(DirectoryDao directory, DeadDao dead) {
        this(directory, dead, System::nanoTime);
    }

    Sweep(DirectoryDao directory, DeadDao dead, LongSupplier nanoClock) {
        this.directory = directory;
        this.dead = dead;
        this.nanoClock = nanoClock;
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "presque-sweep");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins, and goes on until it is closed. */
    public void start() {
        var unused = timer.scheduleAtFixedRate(
                this::startRound, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void startRound() {
        if (isUnderWay.compareAndSet(false, true)) {
            round().whenComplete((done, fault) -> {
                isUnderWay.set(false);
                if (fault != null) {
                    LOG.log(System.Logger.Level.DEBUG, "a sweep ended early, the next one follows", fault);
                }
            });
        }
    }

    /** Visits every listed queue once; fails where the storage does. */
    CompletionStage<Void> round() {
        return roundFrom(null);
    }

    private CompletionStage<Void> roundFrom(@Nullable QueueName after) {
        return directory.names(after, PAGE).thenCompose(names -> {
            CompletableFuture<?>[] visits = names.stream()
                    .map(name -> visit(name, VISITS_IN_A_ROW).toCompletableFuture())
                    .toArray(CompletableFuture[]::new);
            CompletionStage<Void> visited = CompletableFuture.allOf(visits);
            return names.size() < PAGE ? visited : visited.thenCompose(done -> roundFrom(last(names)));
        });
    }

    private static QueueName last(List<QueueName> names) {
        return names.get(names.size() - 1);
    }

    private CompletionStage<Void> visit(QueueName queue, int most) {
        return dead.tend(queue).thenCompose(found -> switch (found) {
            case GONE -> unlistIfLongGone(queue);
            case AGAIN -> most > 1 ? visit(queue, most - 1) : isThere(queue);
            case DONE -> isThere(queue);
        });
    }

    private CompletionStage<Void> isThere(QueueName queue) {
        gone.remove(queue);
        return CompletableFuture.completedStage(null);
    }

    /** A put that came between has perhaps listed the queue before it was taken off: so it is looked at once more. */
    private CompletionStage<Void> unlistIfLongGone(QueueName queue) {
        long now = nanoClock.getAsLong();
        long since = gone.computeIfAbsent(queue, name -> now);
        if (now - since < GONE_FOR.toNanos()) {
            return CompletableFuture.completedStage(null);
        }
        gone.remove(queue);
        return directory
                .unlist(queue)
                .thenCompose(unlisted -> dead.tend(queue))
                .thenCompose(found ->
                        found == DeadDao.Tended.GONE ? CompletableFuture.completedStage(null) : directory.list(queue));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
