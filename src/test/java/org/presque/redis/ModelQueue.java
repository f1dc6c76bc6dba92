package org.presque.redis;

import java.util.ArrayList;
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

    private final TreeMap<Long, ModelJob> waiting = new TreeMap<>();
    private final Map<String, String> answers = new HashMap<>();
    private final Map<String, Long> ofWorkers = new HashMap<>();
    private long now;
    private long lastId;
    private long enqueued;
    private long processed;
    private long failed;
    private long expired;
    private long deleted;
    private boolean isStopped;
    private boolean hasUnseen;
    private final Map<QueueSetting, Long> settings = new EnumMap<>(QueueSetting.class);

    /** What has expired by then is gone; it makes no difference whether anybody noticed. */
    void moveTo(long millis) {
        now = millis;
        int before = waiting.size();
        waiting.values().removeIf(job -> job.expires() <= now);
        expired += before - waiting.size();
        hasUnseen |= before > waiting.size();
    }

    /** Whether some have expired since the last take, so that the real one may still hold them. */
    boolean hasUnseen() {
        return hasUnseen;
    }

    String put(NewJobs jobs) {
        IdempotencyKey key = jobs.key();
        if (key != null && answers.containsKey(key.value())) {
            String[] answer = String.valueOf(answers.get(key.value())).split(" ", -1);
            return answer[1].equals(key.digest()) ? "put " + answer[0] + " replay" : Reason.KEY_WAS_USED.name();
        }
        Reason refusal = refusal(jobs);
        if (refusal != null) {
            return refusal.name();
        }
        String answer = "put " + (lastId + 1) + (enqueued == 0 ? " first" : "");
        if (key != null) {
            answers.put(key.value(), (lastId + 1) + " " + key.digest());
        }
        jobs.texts().forEach(text -> store(jobs, text.toString()));
        failed += jobs.isFailed() ? 1 : 0;
        count(jobs.worker(), jobs.isFailed() ? "f:" : null, 1);
        return answer;
    }

    private @Nullable Reason refusal(NewJobs jobs) {
        String uniq = jobs.options().uniq();
        ModelJob job = newJob(jobs, "");
        if (job.expires() <= job.due()) {
            return Reason.EXPIRES_BEFORE_DUE;
        }
        Long maxLength = settings.get(QueueSetting.MAX_LENGTH);
        if (maxLength != null
                && !jobs.isFailed()
                && waiting.size() + jobs.texts().size() > maxLength) {
            return Reason.QUEUE_IS_FULL;
        }
        boolean isTaken = waiting.values().stream().anyMatch(other -> uniq != null && uniq.equals(other.uniq()));
        return isTaken || (uniq != null && jobs.texts().size() > 1) ? Reason.JOB_ALREADY_EXISTS : null;
    }

    private void store(NewJobs jobs, String text) {
        lastId++;
        enqueued++;
        waiting.put(lastId, newJob(jobs, text));
    }

    private ModelJob newJob(NewJobs jobs, String text) {
        return ModelJob.of(jobs.options(), lastId, text, now, settings.get(QueueSetting.TTL));
    }

    /** Takes over to the millisecond when a job is due, where the real one has told. */
    void correct(long id, long due) {
        waiting.computeIfPresent(id, (same, job) -> job.due() == 0 ? job : job.dueAt(due));
    }

    String take(int count, @Nullable WorkerId worker) {
        if (isStopped) {
            return Reason.QUEUE_IS_CLOSED.name();
        }
        hasUnseen = false;
        List<ModelJob> first = in(JobState.READY).stream().limit(count).toList();
        first.forEach(job -> waiting.remove(job.id()));
        processed += first.size();
        count(worker, "p:", first.size());
        return first.isEmpty() ? Reason.NO_JOB.name() : texts(first);
    }

    private static String texts(List<ModelJob> jobs) {
        return jobs.stream().map(job -> job.id() + "=" + job.text()).toList().toString();
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
        ModelJob job = waiting.get(id);
        if (job == null) {
            return Reason.NO_SUCH_JOB.name();
        }
        String due = job.due() == 0 ? "" : " due " + job.due();
        return job.id() + "=" + job.text() + " " + stateOf(job) + " " + job.priority() + due;
    }

    boolean wasDelayed(long id) {
        ModelJob job = waiting.get(id);
        return job != null && job.due() > 0;
    }

    private JobState stateOf(ModelJob job) {
        return job.due() > now ? JobState.DELAYED : JobState.READY;
    }

    String cancel(long id) {
        if (waiting.remove(id) == null) {
            return Reason.NO_SUCH_JOB.name();
        }
        deleted++;
        return "done";
    }

    String makeReady(long id) {
        ModelJob job = waiting.get(id);
        if (job == null) {
            return Reason.NO_SUCH_JOB.name();
        }
        if (job.due() > now) {
            waiting.put(id, job.dueAt(now));
        }
        return "done";
    }

    List<ModelJob> in(JobState state) {
        return waiting.values().stream()
                .filter(job -> stateOf(job) == state)
                .sorted(ModelJob.ORDER)
                .toList();
    }

    List<Long> idsIn(JobState state) {
        return in(state).stream().map(ModelJob::id).toList();
    }

    /** Deletes the first; how many of them the real one has met depends on what it had noticed to have expired. */
    String discard(JobState state, int limit) {
        List<ModelJob> first = in(state).stream().limit(limit).toList();
        first.forEach(job -> waiting.remove(job.id()));
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
        waiting.clear();
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
                        waiting.size() - ready,
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
        List<Long> ids = new ArrayList<>(waiting.keySet());
        ids.add(lastId + 1);
        return ids;
    }

    /** Whether something falls due or expires before long. */
    boolean isChangingSoon() {
        return waiting.values().stream()
                .flatMap(job -> Stream.of(job.due(), job.expires()))
                .anyMatch(moment -> moment >= now && moment <= now + SOON_MILLIS);
    }
}
