package org.presque.redis;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.Due;
import org.presque.queue.model.JobOptions;

/**
 * A job that waits in a {@link ModelQueue}. Immutable.
 *
 * @param due 0 for one that was never delayed
 * @param expires {@code Long.MAX_VALUE} for never
 */
record ModelJob(
        long id,
        String text,
        int priority,
        long due,
        long expires,
        @Nullable String uniq) {

    /** By priority from 9 down, in each what was delayed before what was not, by when it was due, then by id. */
    static final Comparator<ModelJob> ORDER = Comparator.comparing((ModelJob job) -> -job.priority())
            .thenComparing(job -> job.due() == 0)
            .thenComparing(ModelJob::due)
            .thenComparing(ModelJob::id);

    static ModelJob of(JobOptions options, long id, String text, long now, @Nullable Long defaultTtl) {
        Due due = options.due();
        long dueAt = due == null ? 0 : due.millis() + (due.isFromNow() ? now : 0);
        return new ModelJob(
                id,
                text,
                options.priority(),
                dueAt > now ? dueAt : 0,
                expires(options, Math.max(now, dueAt), now, defaultTtl),
                options.uniq());
    }

    private static long expires(JobOptions options, long firstAt, long now, @Nullable Long defaultTtl) {
        if (options.ttl() != null) {
            return now + options.ttl().toMillis();
        }
        return defaultTtl == null ? Long.MAX_VALUE : firstAt + defaultTtl;
    }

    ModelJob dueAt(long millis) {
        return new ModelJob(id, text, priority, millis, expires, uniq);
    }
}
