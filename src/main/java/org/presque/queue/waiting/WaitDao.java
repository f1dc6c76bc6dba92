package org.presque.queue.waiting;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.presque.queue.QueueDao;
import org.presque.queue.model.QueueName;

/** The storage of who waits. Thread-safe; see {@link QueueDao} for what holds for every verb. */
public interface WaitDao {

    /**
     * What a queue has for those who wait.
     *
     * @param hasSomething whether it is worth asking for a job
     * @param isOpen whether it gives out jobs
     * @param next when the next delayed job is due or the next lease runs out; null if there is no such moment
     */
    record Look(
            boolean hasSomething, boolean isOpen, @Nullable Duration next) {}

    /**
     * Looks whether a queue has something to give out; if not, notes in the same step that somebody waits, so that whatever
     * changes that is told to all nodes, once. That note holds for a minute.
     */
    CompletionStage<Look> look(QueueName queue);
}
