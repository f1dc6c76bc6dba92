package org.presque.redis;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.presque.queue.lease.Lease;
import org.presque.queue.model.JobState;
import org.presque.queue.model.QueueSetting;
import org.presque.queue.model.Reason;
import org.presque.queue.model.WorkerId;

/** The leases and dead letters of a {@link ModelQueue}. Confined to one thread. */
final class ModelLeases {

    private final ModelQueue queue;

    ModelLeases(ModelQueue queue) {
        this.queue = queue;
    }

    String lease(int count, long ttr, @Nullable WorkerId worker) {
        if (queue.isStopped()) {
            return Reason.QUEUE_IS_CLOSED.name();
        }
        List<ModelJob> first = queue.first(count);
        Long tries = queue.setting(QueueSetting.TRIES);
        first.forEach(job -> job.lease(queue.now() + ttr, job.attempts + 1 >= job.triesOr(tries), worker));
        return first.isEmpty()
                ? Reason.NO_JOB.name()
                : first.stream()
                        .map(job -> job.id + "=" + job.text + " " + job.attempts)
                        .toList()
                        .toString();
    }

    /** Takes over from the real one under which token a job was leased, and until when to the millisecond. */
    void correct(Lease lease, long till) {
        ModelJob job = Objects.requireNonNull(queue.job(lease.id().value()));
        job.token = lease.token();
        job.till = till;
    }

    String done(Lease lease, @Nullable WorkerId worker) {
        return withLease(lease, job -> {
            queue.remove(job);
            queue.countProcessed(1, worker);
        });
    }

    String extend(Lease lease, long ttr) {
        return withLease(lease, job -> job.till = queue.now() + ttr);
    }

    /** @param delay in ms */
    String putBack(Lease lease, long delay, String error, @Nullable WorkerId worker) {
        String answer = withLease(lease, job -> {
            queue.countFailure(job, error, worker);
            job.isDead = job.isLastTry;
            job.endLease();
            job.due = job.isDead ? job.due : queue.now() + delay;
        });
        ModelJob job = queue.job(lease.id().value());
        return answer.equals("done") && job != null ? job.state(queue.now()) + " " + job.attempts : answer;
    }

    private String withLease(Lease lease, Consumer<ModelJob> verb) {
        ModelJob job = queue.job(lease.id().value());
        if (job == null) {
            return Reason.NO_SUCH_JOB.name();
        }
        if (job.state(queue.now()) != JobState.LEASED || !job.token.equals(lease.token())) {
            return Reason.LEASE_IS_NOT_HELD.name();
        }
        verb.accept(job);
        return "done";
    }

    String release(Lease lease) {
        withLease(lease, job -> {
            job.endLease();
            job.attempts--;
            job.due = job.due == 0 ? ModelJob.UNKNOWN : job.due;
        });
        return "done";
    }

    String makeReady(long id) {
        ModelJob job = queue.job(id);
        if (job == null) {
            return Reason.NO_SUCH_JOB.name();
        }
        if (job.isDead) {
            return revive(job) ? "0" : Reason.KEY_IS_TAKEN.name();
        }
        if (job.state(queue.now()) == JobState.LEASED || job.lapsed != ModelJob.NEVER) {
            return Reason.JOB_IS_LEASED.name();
        }
        job.due = job.due > queue.now() ? queue.now() : job.due;
        return Integer.toString(job.attempts);
    }

    private boolean revive(ModelJob job) {
        if (queue.isTaken(job.uniq)) {
            return false;
        }
        job.endLease();
        job.isDead = false;
        job.attempts = 0;
        job.expires = ModelJob.NEVER;
        job.due = queue.now();
        return true;
    }

    /** Of several dead jobs with one uniq key the first to die comes back: the model does not know which that is. */
    boolean knowsWhoComesBack() {
        Set<String> keys = new HashSet<>();
        Predicate<ModelJob> isSeveral = job -> job.isDead && job.uniq != null && !keys.add(job.uniq);
        return queue.all().stream().noneMatch(isSeveral);
    }

    String reviveAll() {
        List<ModelJob> dead = queue.all().stream().filter(job -> job.isDead).toList();
        long moved = dead.stream().filter(this::revive).count();
        return moved + " and not " + (dead.size() - moved);
    }

    /** Those that are dead, sorted. */
    List<Long> deadIds() {
        return queue.idsIn(JobState.DEAD).stream()
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
