package org.presque.queue.waiting;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.Job;
import org.presque.queue.model.JobId;
import org.presque.queue.model.JobText;
import org.presque.queue.model.Policy;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Reason;

/** One queue of texts in plain Java that are sent to whoever listens, as broadcasts see a storage. Confined to one thread. */
final class Channel implements CastDao {

    private final QueueName queue;
    private final Deque<Job> jobs = new ArrayDeque<>();
    private final List<String> log = new ArrayList<>();
    private @Nullable Hearer hearer;
    private @Nullable Reason fault;
    private Policy policy = Policy.BROADCAST;
    private boolean isNoted;
    private long lastId;

    Channel(QueueName queue) {
        this.queue = queue;
    }

    void tells(Hearer told) {
        hearer = told;
    }

    void set(Policy changed) {
        policy = changed;
        tell(true);
    }

    void put(String... texts) {
        for (String text : texts) {
            jobs.add(job(text));
        }
        tell(false);
    }

    /** A job of this queue that is not in it. */
    Job job(String text) {
        return new Job(
                queue, new JobId(++lastId), JobText.stored(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private void tell(boolean isForAnybody) {
        if ((isNoted || isForAnybody) && hearer != null) {
            isNoted = false;
            hearer.notice(queue);
        }
    }

    void failsWith(@Nullable Reason reason) {
        fault = reason;
    }

    /** What it was asked since the last time. */
    List<String> asked() {
        List<String> asked = List.copyOf(log);
        log.clear();
        return asked;
    }

    int left() {
        return jobs.size();
    }

    @Override
    public CompletionStage<Policy> listen(QueueName name) {
        log.add("listen");
        return fault == null ? CompletableFuture.completedStage(policy) : failed(fault);
    }

    @Override
    public CompletionStage<Void> ignore(QueueName name) {
        log.add("ignore");
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<Integer> cast(QueueName name) {
        log.add("cast");
        if (fault != null) {
            return failed(fault);
        }
        Job job = policy == Policy.BROADCAST ? jobs.poll() : null;
        if (job == null || hearer == null) {
            return failed(Reason.NO_JOB);
        }
        hearer.cast(job);
        return CompletableFuture.completedStage(1);
    }

    @Override
    public CompletionStage<Look> look(QueueName name) {
        boolean hasSomething = policy == Policy.BROADCAST && !jobs.isEmpty();
        isNoted = isNoted || !hasSomething;
        return CompletableFuture.completedStage(new Look(hasSomething, true, null));
    }

    private static <T> CompletionStage<T> failed(Reason reason) {
        return CompletableFuture.failedStage(new QueueException(reason));
    }
}
