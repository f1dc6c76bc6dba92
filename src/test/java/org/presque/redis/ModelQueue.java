package org.presque.redis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.IdempotencyKey;
import org.presque.queue.model.JobState;
import org.presque.queue.model.NewJobs;
import org.presque.queue.model.QueueSetting;
import org.presque.queue.model.Reason;
import org.presque.queue.model.WorkerId;

/**
 * A queue in plain collections, as slow and as simple as can be: what the one in Redis is to do. Every verb answers with the
 * text that {@link ModelCalls} makes of the reply of the real one. Confined to one thread.
 *
 * <p>It has no clock: {@link #moveTo} says what time it is.
 */
final class ModelQueue {

    private static final long SOON_MILLIS = 600_000;

    /** All jobs of the queue, in whatever state. */
    private final TreeMap<Long, ModelJob> jobs = new TreeMap<>();

    private final Map<String, String> answers = new HashMap<>();
    private final Map<String, Long> ofWorkers = new HashMap<>();
    private final Map<QueueSetting, Long> settings = new EnumMap<>(QueueSetting.class);
    private long now;
    private long lastId;
    private long idsBefore;
    private long enqueued;
    private long processed;
    private long failed;
    private long expired;
    private long deleted;
    private boolean isStopped;
    private boolean hasUnseen;
    private List<ModelJob> lastTaken = List.of();

    /** What has expired by then is gone, and leases have run out; it makes no difference whether anybody noticed. */
    void moveTo(long millis) {
        now = millis;
        jobs.values().stream().filter(job -> job.till <= now).toList().forEach(this::lapse);
        List<ModelJob> over =
                jobs.values().stream().filter(job -> job.isExpired(now)).toList();
        over.forEach(job -> jobs.remove(job.id));
        expired += over.size();
        hasUnseen |= !over.isEmpty();
    }

    private void lapse(ModelJob job) {
        long end = job.till;
        countFailure(job, "lease expired", job.worker);
        job.endLease();
        job.lapsed = end;
        job.isDead = job.isLastTry;
    }

    void countFailure(ModelJob job, String error, @Nullable WorkerId worker) {
        failed++;
        count(worker, "f:", 1);
        job.noteError(error);
    }

    void countProcessed(int number, @Nullable WorkerId worker) {
        processed += number;
        count(worker, "p:", number);
    }

    long now() {
        return now;
    }

    @Nullable ModelJob job(long id) {
        return jobs.get(id);
    }

    Collection<ModelJob> all() {
        return jobs.values();
    }

    void remove(ModelJob job) {
        jobs.remove(job.id);
    }

    /** Takes the last ones back that were taken, but for those of a former life, and those whose key another job has. */
    String giveBack(@Nullable WorkerId worker) {
        for (ModelJob job : lastTaken) {
            if (job.id > idsBefore && !isTaken(job.uniq)) {
                job.endLease();
                job.due = job.due == 0 ? ModelJob.UNKNOWN : job.due;
                jobs.put(job.id, job);
                countProcessed(-1, worker);
            }
        }
        lastTaken = List.of();
        return "done";
    }

    @Nullable Long setting(QueueSetting setting) {
        return settings.get(setting);
    }

    boolean isStopped() {
        return isStopped;
    }

    /** Whether some have expired since the last take, so that the real one may still hold them. */
    boolean hasUnseen() {
        return hasUnseen;
    }

    String put(NewJobs some) {
        IdempotencyKey key = some.key();
        if (key != null && answers.containsKey(key.value())) {
            String[] answer = String.valueOf(answers.get(key.value())).split(" ", -1);
            return answer[1].equals(key.digest()) ? "put " + answer[0] + " replay" : Reason.KEY_WAS_USED.name();
        }
        Reason refusal = refusal(some);
        if (refusal != null) {
            return refusal.name();
        }
        String answer = "put " + (lastId + 1) + (enqueued == 0 ? " first" : "");
        if (key != null) {
            answers.put(key.value(), (lastId + 1) + " " + key.digest());
        }
        some.texts().forEach(text -> store(some, text.toString()));
        failed += some.isFailed() ? 1 : 0;
        count(some.worker(), some.isFailed() ? "f:" : null, 1);
        return answer;
    }

    private @Nullable Reason refusal(NewJobs some) {
        String uniq = some.options().uniq();
        ModelJob job = newJob(some, "");
        if (job.expires <= job.due) {
            return Reason.EXPIRES_BEFORE_DUE;
        }
        Long maxLength = settings.get(QueueSetting.MAX_LENGTH);
        if (maxLength != null
                && !some.isFailed()
                && jobs.values().stream().filter(other -> !other.isDead).count()
                                + some.texts().size()
                        > maxLength) {
            return Reason.QUEUE_IS_FULL;
        }
        return isTaken(uniq) || (uniq != null && some.texts().size() > 1) ? Reason.JOB_ALREADY_EXISTS : null;
    }

    boolean isTaken(@Nullable String uniq) {
        return uniq != null && jobs.values().stream().anyMatch(job -> !job.isDead && uniq.equals(job.uniq));
    }

    private void store(NewJobs some, String text) {
        lastId++;
        enqueued++;
        jobs.put(lastId, newJob(some, text));
    }

    private ModelJob newJob(NewJobs some, String text) {
        return new ModelJob(some.options(), lastId, text, now, settings.get(QueueSetting.TTL));
    }

    /** Takes over to the millisecond when a job is due, where the real one has told. */
    void correct(long id, long due) {
        ModelJob job = jobs.get(id);
        if (job != null && job.due != 0) {
            job.due = due;
        }
    }

    String take(int count, @Nullable WorkerId worker) {
        if (isStopped) {
            return Reason.QUEUE_IS_CLOSED.name();
        }
        hasUnseen = false;
        List<ModelJob> first = first(count);
        first.forEach(this::remove);
        lastTaken = first;
        countProcessed(first.size(), worker);
        return first.isEmpty() ? Reason.NO_JOB.name() : texts(first);
    }

    /** The jobs of the last take. */
    List<ModelJob> lastTaken() {
        return lastTaken;
    }

    /** Those that are handed out next. */
    List<ModelJob> first(int count) {
        hasUnseen = false;
        return in(JobState.READY).stream().limit(count).toList();
    }

    private static String texts(List<ModelJob> jobs) {
        return jobs.stream().map(job -> job.id + "=" + job.text).toList().toString();
    }

    private void count(@Nullable WorkerId worker, @Nullable String what, long number) {
        if (worker != null && what != null) {
            ofWorkers.merge(what + worker.value(), number, Long::sum);
        }
    }

    long countOf(String what) {
        return ofWorkers.getOrDefault(what, 0L);
    }

    String find(long id) {
        ModelJob job = jobs.get(id);
        if (job == null) {
            return Reason.NO_SUCH_JOB.name();
        }
        String due = job.due == 0 ? "" : " due " + job.due;
        return job.id + "=" + job.text + " " + job.state(now) + " " + job.priority + due + " " + job.attempts + " of "
                + job.triesOr(settings.get(QueueSetting.TRIES)) + " " + job.errors;
    }

    boolean wasDelayed(long id) {
        ModelJob job = jobs.get(id);
        return job != null && job.due > 0;
    }

    String cancel(long id) {
        ModelJob job = jobs.get(id);
        if (job == null || job.state(now) == JobState.LEASED) {
            return (job == null ? Reason.NO_SUCH_JOB : Reason.JOB_IS_LEASED).name();
        }
        remove(job);
        deleted++;
        return "done";
    }

    List<ModelJob> in(JobState state) {
        return jobs.values().stream()
                .filter(job -> job.state(now) == state)
                .sorted(state == JobState.LEASED ? ModelJob.ORDER_OF_LEASES : ModelJob.ORDER)
                .toList();
    }

    List<Long> idsIn(JobState state) {
        return in(state).stream().map(job -> job.id).toList();
    }

    /** Deletes the first; how many of them the real one has met depends on what it had noticed to have expired. */
    String discard(JobState state, int limit) {
        List<ModelJob> first = in(state).stream().limit(limit).toList();
        first.forEach(this::remove);
        deleted += first.size();
        return String.valueOf(first.size());
    }

    String stop(boolean stops) {
        isStopped = stops;
        return "done";
    }

    String set(QueueSetting setting, @Nullable Long value) {
        if (value == null) {
            settings.remove(setting);
        } else {
            settings.put(setting, value);
        }
        return "done";
    }

    String purge() {
        jobs.clear();
        idsBefore = lastId;
        answers.clear();
        ofWorkers.clear();
        enqueued = processed = failed = expired = deleted = 0;
        settings.clear();
        hasUnseen = false;
        return "done";
    }

    String stats() {
        long ready = in(JobState.READY).size();
        return Stream.of(
                        !isStopped,
                        ready,
                        in(JobState.DELAYED).size(),
                        in(JobState.LEASED).size(),
                        in(JobState.DEAD).size(),
                        enqueued,
                        processed,
                        failed,
                        expired,
                        deleted,
                        ready > 0)
                .toList()
                .toString();
    }

    /** Ids, one of them unknown. */
    List<Long> someIds() {
        List<Long> ids = new ArrayList<>(jobs.keySet());
        ids.add(lastId + 1);
        return ids;
    }

    /** Whether something falls due, expires or is lost before long. */
    boolean isChangingSoon() {
        return jobs.values().stream()
                .filter(job -> !job.isDead)
                .flatMap(job -> Stream.of(job.due, job.expires, job.till))
                .anyMatch(moment -> moment >= now && moment <= now + SOON_MILLIS);
    }
}
