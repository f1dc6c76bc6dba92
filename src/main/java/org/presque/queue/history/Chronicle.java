package org.presque.queue.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.presque.queue.DirectoryDao;
import org.presque.queue.model.QueueName;

/**
 * Notes each minute how every listed queue stands, and all together. Thread-safe.
 *
 * <p>Every node asks whose turn it is, and one is told; should it end in the middle, that minute lacks some queues and the next has
 * them. So it costs a look at each queue a minute, however many nodes and requests there are.
 */
public final class Chronicle implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Chronicle.class.getName());

    /** How late a minute may be noted. */
    private static final Duration PERIOD = Duration.ofSeconds(5);

    /** How many queues are looked at together: keeps a long list from filling the line. */
    private static final int PAGE = 50;

    private final DirectoryDao directory;
    private final HistoryDao history;
    private final ScheduledThreadPoolExecutor timer;

    public Chronicle(DirectoryDao directory, HistoryDao history) {
        this.directory = directory;
        this.history = history;
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "presque-chronicle");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins, and goes on until it is closed. */
    public void start() {
        var unused = timer.scheduleAtFixedRate(this::ask, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void ask() {
        round().whenComplete((done, fault) -> {
            if (fault != null) {
                LOG.log(System.Logger.Level.DEBUG, "a minute was not noted whole, the next one follows", fault);
            }
        });
    }

    /** Notes this minute, if it is this node's turn; fails where the storage does. */
    CompletionStage<Void> round() {
        return history.turn()
                .thenCompose(turn -> turn.isEmpty()
                        ? CompletableFuture.completedStage(null)
                        : noteFrom(null, turn.get(), Standing.NOTHING));
    }

    private CompletionStage<Void> noteFrom(@Nullable QueueName after, Instant minute, Standing before) {
        return directory.names(after, PAGE).thenCompose(names -> note(names, minute, before)
                .thenCompose(standing -> names.size() < PAGE
                        ? history.noteAll(standing, minute)
                        : noteFrom(names.get(names.size() - 1), minute, standing)));
    }

    private CompletionStage<Standing> note(List<QueueName> names, Instant minute, Standing before) {
        CompletionStage<Standing> sum = CompletableFuture.completedStage(before);
        for (QueueName name : names) {
            sum = sum.thenCombine(history.note(name, minute), Standing::plus);
        }
        return sum;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
