package org.presque.redis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.Due;
import org.presque.queue.model.JobOptions;
import org.presque.queue.model.JobState;
import org.presque.queue.model.WorkerId;

/** A job of a {@link ModelQueue}; times in ms since 1970. Confined to one thread. */
final class ModelJob {

    static final long NEVER = Long.MAX_VALUE;

    /** Due long ago, to be corrected: one that is back stands where it was put, and the real one knows when that was. */
    static final long UNKNOWN = 1;

    private static final int TRIES = 25;
    private static final int ERRORS_KEPT = 10;

    /**
     * By priority from 9 down; in each first those whose lease has run out, by when, then what was delayed or has come back,
     * by when it is due, then what nobody has touched; then by id.
     */
    static final Comparator<ModelJob> ORDER = Comparator.comparing((ModelJob job) -> -job.priority)
            .thenComparing(job -> job.lapsed)
            .thenComparing(job -> job.due == 0 && job.lapsed == NEVER)
            .thenComparing(job -> job.lapsed == NEVER ? job.due : 0)
            .thenComparing(job -> job.id);

    /** Leases by priority and when they end, the last ones behind all others. */
    static final Comparator<ModelJob> ORDER_OF_LEASES = Comparator.comparing((ModelJob job) -> job.isLastTry)
            .thenComparing(job -> job.isLastTry ? 0 : -job.priority)
            .thenComparing(job -> job.till)
            .thenComparing(job -> job.id);

    final long id;
    final String text;
    final int priority;
    final @Nullable String uniq;
    final @Nullable Integer tries;
    final @Nullable String backoff;

    /** 0 for one that nobody has touched and that never was delayed. */
    long due;

    long expires;
    int attempts;
    boolean isDead;

    /** When its lease ends; {@link #NEVER} while it has none. */
    long till = NEVER;

    /** When its lease ended that nobody has noticed yet; {@link #NEVER} for none. */
    long lapsed = NEVER;

    boolean isLastTry;
    String token = "";

    @Nullable WorkerId worker;

    final List<String> errors = new ArrayList<>();

    ModelJob(JobOptions options, long id, String text, long now, @Nullable Long defaultTtl) {
        Due given = options.due();
        long dueAt = given == null ? 0 : given.millis() + (given.isFromNow() ? now : 0);
        this.id = id;
        this.text = text;
        this.priority = options.priority();
        this.uniq = options.uniq();
        this.tries = options.tries();
        this.backoff = options.backoff() == null ? null : options.backoff().kept();
        this.due = dueAt > now ? dueAt : 0;
        this.expires = expires(options, Math.max(now, dueAt), now, defaultTtl);
    }

    private static long expires(JobOptions options, long firstAt, long now, @Nullable Long defaultTtl) {
        if (options.ttl() != null) {
            return now + options.ttl().toMillis();
        }
        return defaultTtl == null ? NEVER : firstAt + defaultTtl;
    }

    JobState state(long now) {
        if (isDead) {
            return JobState.DEAD;
        }
        if (till != NEVER) {
            return JobState.LEASED;
        }
        return lapsed == NEVER && due > now ? JobState.DELAYED : JobState.READY;
    }

    boolean isExpired(long now) {
        return expires <= now && !isDead && till == NEVER;
    }

    int triesOr(@Nullable Long ofQueue) {
        return tries != null ? tries : ofQueue != null ? ofQueue.intValue() : TRIES;
    }

    void lease(long end, boolean isLast, @Nullable WorkerId who) {
        lapsed = NEVER;
        attempts++;
        till = end;
        isLastTry = isLast;
        worker = who;
    }

    void endLease() {
        till = NEVER;
        lapsed = NEVER;
        worker = null;
        token = "";
    }

    void noteError(String error) {
        errors.add(error);
        if (errors.size() > ERRORS_KEPT) {
            errors.remove(0);
        }
    }
}
