package org.presque.redis;

import static org.presque.redis.Bytes.bytes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.presque.queue.JobDao;
import org.presque.queue.model.Job;
import org.presque.queue.model.JobDetails;
import org.presque.queue.model.JobId;
import org.presque.queue.model.JobPage;
import org.presque.queue.model.JobState;
import org.presque.queue.model.JobText;
import org.presque.queue.model.NewJobs;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Reason;
import org.presque.queue.model.Stored;
import org.presque.queue.model.WorkerId;

/** Jobs kept in Redis: one script a verb, over the {@linkplain Keys layout}. Thread-safe. */
final class RedisJobs implements JobDao {

    /** How much text goes out at once. */
    private static final byte[] TEXT_LIMIT_BYTES = bytes(16 << 20);

    /** What a place in a page looks like; see pages.lua. */
    private static final Pattern PLACE = Pattern.compile("\\d (front \\d+ \\d{16}|ready \\d+-\\d+)");

    private static final int FIELDS_OF_A_LISTED_JOB = 5;

    private final Script put = Script.named("put");
    private final Script requeue = Script.named("requeue");
    private final Script take = Script.named("take");
    private final Script find = Script.named("find");
    private final Script cancel = Script.named("cancel");
    private final Script ready = Script.named("ready");
    private final Script page = Script.named("page");
    private final Script discard = Script.named("discard");

    private final Scripts scripts;
    private final Keys keys;
    private final Duration idempotencyWindow;

    RedisJobs(Scripts scripts, Keys keys, Duration idempotencyWindow) {
        this.scripts = scripts;
        this.keys = keys;
        this.idempotencyWindow = idempotencyWindow;
    }

    @Override
    public CompletionStage<Stored> put(NewJobs jobs) {
        List<byte[]> arguments = new ArrayList<>(jobs.texts().size() + PutOptions.NUMBER);
        if (!jobs.isPlain()) {
            arguments.addAll(PutOptions.of(jobs, idempotencyWindow));
        }
        jobs.texts().forEach(text -> arguments.add(text.bytes()));
        return scripts.run(jobs.isFailed() ? requeue : put, keys.of(jobs.queue()), arguments)
                .thenApply(reply -> stored(jobs, reply));
    }

    private static Stored stored(NewJobs jobs, @Nullable Object reply) {
        if (reply instanceof byte[] refusal) {
            throw new QueueException(
                    switch (Reply.text(refusal)) {
                        case "exists" -> Reason.JOB_ALREADY_EXISTS;
                        case "full" -> Reason.QUEUE_IS_FULL;
                        case "mismatch" -> Reason.KEY_WAS_USED;
                        case "ttl" -> Reason.EXPIRES_BEFORE_DUE;
                        default -> throw new IllegalStateException("unknown refusal " + Reply.text(refusal));
                    });
        }
        Reply put = Reply.of(reply);
        return new Stored(new JobId(put.number(0)), jobs.texts().size(), put.number(1) == 1, put.number(2) == 1);
    }

    @Override
    public CompletionStage<List<Job>> take(QueueName queue, int count, @Nullable WorkerId worker) {
        byte[] who = bytes(worker == null ? "" : worker.value());
        return scripts.fetch(take, keys.of(queue), List.of(bytes(count), who, TEXT_LIMIT_BYTES), count)
                .thenCompose(reply -> reply instanceof byte[]
                        ? take(queue, count, worker) // so many had expired that the script asks to be called again
                        : CompletableFuture.completedStage(taken(queue, reply)));
    }

    private static List<Job> taken(QueueName queue, @Nullable Object reply) {
        if (reply instanceof Long) {
            throw new QueueException(Reason.QUEUE_IS_CLOSED);
        }
        Reply found = Reply.of(reply);
        if (found.size() == 0) {
            throw new QueueException(Reason.NO_JOB);
        }
        List<Job> jobs = new ArrayList<>(found.size() / 2);
        for (int at = 0; at < found.size(); at += 2) {
            jobs.add(new Job(queue, found.jobId(at), JobText.stored(found.bytes(at + 1))));
        }
        return jobs;
    }

    @Override
    public CompletionStage<JobDetails> find(QueueName queue, JobId id) {
        return scripts.fetch(find, keys.of(queue), List.of(bytes(id.value())), 1)
                .thenApply(reply -> {
                    if (reply == null) {
                        throw new QueueException(Reason.NO_SUCH_JOB);
                    }
                    Reply job = Reply.of(reply);
                    return details(queue, job.number(5) == 1 ? JobState.DELAYED : JobState.READY, job, 0);
                });
    }

    /** @param at where in the reply the job's id, priority, created, due and text begin */
    private static JobDetails details(QueueName queue, JobState state, Reply reply, int at) {
        return new JobDetails(
                new Job(queue, reply.jobId(at), JobText.stored(reply.bytes(at + 4))),
                state,
                (int) reply.number(at + 1),
                Instant.ofEpochMilli(reply.number(at + 2)),
                Instant.ofEpochMilli(reply.number(at + 3)));
    }

    @Override
    public CompletionStage<Void> cancel(QueueName queue, JobId id) {
        return ofOne(cancel, queue, id);
    }

    @Override
    public CompletionStage<Void> makeReady(QueueName queue, JobId id) {
        return ofOne(ready, queue, id);
    }

    /** A script that answers 0 if there is no such job. */
    private CompletionStage<Void> ofOne(Script script, QueueName queue, JobId id) {
        return scripts.run(script, keys.of(queue), List.of(bytes(id.value()))).thenAccept(reply -> {
            if (Long.valueOf(0).equals(reply)) {
                throw new QueueException(Reason.NO_SUCH_JOB);
            }
        });
    }

    @Override
    public CompletionStage<JobPage> page(QueueName queue, JobState state, int limit, @Nullable String after) {
        if (after != null && !PLACE.matcher(after).matches()) {
            return CompletableFuture.failedStage(new QueueException(Reason.INVALID_CURSOR));
        }
        byte[] place = bytes(after == null ? "" : after);
        return scripts.fetch(
                        page,
                        keys.of(queue),
                        List.of(bytes(state.text()), bytes(limit), place, TEXT_LIMIT_BYTES),
                        limit)
                .thenApply(reply -> pageOf(queue, state, Reply.of(reply)));
    }

    private static JobPage pageOf(QueueName queue, JobState state, Reply reply) {
        List<JobDetails> jobs = new ArrayList<>();
        for (int at = 1; at < reply.size(); at += FIELDS_OF_A_LISTED_JOB) {
            jobs.add(details(queue, state, reply, at));
        }
        String next = Reply.text(reply.bytes(0));
        return new JobPage(jobs, next.isEmpty() ? null : next);
    }

    @Override
    public CompletionStage<Integer> discard(QueueName queue, JobState state, int limit) {
        return scripts.run(discard, keys.of(queue), List.of(bytes(state.text()), bytes(limit)))
                .thenApply(reply -> reply instanceof Long count ? count.intValue() : 0);
    }
}
