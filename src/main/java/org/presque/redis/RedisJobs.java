package org.presque.redis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.presque.redis.Bytes.bytes;

import java.time.Duration;
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
    static final byte[] TEXT_LIMIT_BYTES = bytes(16 << 20);

    /** What a place in a page looks like; see pages.lua. */
    private static final Pattern PLACE = Pattern.compile("\\d{1,2} (\\d{1,15} \\d{16}|\\d{1,15}-\\d{1,15})");

    /** What take.lua gives for each job. */
    private static final int FIELDS_OF_A_TAKEN_JOB = 3;

    private final Script put = Script.named("put");
    private final Script requeue = Script.named("requeue");
    private final Script take = Script.named("take");
    private final Script giveBack = Script.named("giveback");
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
        List<Job> jobs = new ArrayList<>(found.size() / FIELDS_OF_A_TAKEN_JOB);
        for (int at = 0; at < found.size(); at += FIELDS_OF_A_TAKEN_JOB) {
            byte[] receipt = found.bytes(found.bytes(at + 2).length == 0 ? at : at + 2);
            JobText text = JobText.stored(found.bytes(at + 1));
            jobs.add(new Job(queue, found.jobId(at), text, new String(receipt, ISO_8859_1)));
        }
        return jobs;
    }

    @Override
    public CompletionStage<Void> giveBack(QueueName queue, List<Job> jobs, @Nullable WorkerId worker) {
        List<byte[]> arguments = new ArrayList<>();
        arguments.add(bytes(worker == null ? "" : worker.value()));
        for (Job job : jobs) {
            arguments.add(job.receipt().getBytes(ISO_8859_1));
            arguments.add(job.text().bytes());
        }
        return scripts.run(giveBack, keys.of(queue), arguments).thenAccept(done -> {});
    }

    @Override
    public CompletionStage<JobDetails> find(QueueName queue, JobId id) {
        return scripts.fetch(find, keys.of(queue), List.of(bytes(id.value())), 1)
                .thenApply(reply -> {
                    if (reply == null) {
                        throw new QueueException(Reason.NO_SUCH_JOB);
                    }
                    return Description.of(queue, Reply.of(reply));
                });
    }

    @Override
    public CompletionStage<Void> cancel(QueueName queue, JobId id) {
        return scripts.run(cancel, keys.of(queue), List.of(bytes(id.value()))).thenAccept(RedisJobs::refuse);
    }

    @Override
    public CompletionStage<Integer> makeReady(QueueName queue, JobId id) {
        return scripts.run(ready, keys.of(queue), List.of(bytes(id.value()))).thenApply(reply -> {
            refuse(reply);
            return Reply.number(reply);
        });
    }

    /** What the scripts say that do something to one job, if they refuse it. */
    private static void refuse(@Nullable Object reply) {
        if (reply instanceof byte[] word && !Reply.text(word).equals("deleted")) {
            throw new QueueException(
                    switch (Reply.text(word)) {
                        case "unknown" -> Reason.NO_SUCH_JOB;
                        case "leased" -> Reason.JOB_IS_LEASED;
                        case "taken" -> Reason.KEY_IS_TAKEN;
                        default -> throw new IllegalStateException("unknown refusal " + Reply.text(word));
                    });
        }
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
                .thenApply(reply -> pageOf(queue, Reply.of(reply)));
    }

    private static JobPage pageOf(QueueName queue, Reply reply) {
        List<JobDetails> jobs = new ArrayList<>();
        for (int at = 1; at < reply.size(); at++) {
            jobs.add(Description.of(queue, reply.list(at)));
        }
        String next = Reply.text(reply.bytes(0));
        return new JobPage(jobs, next.isEmpty() ? null : next);
    }

    @Override
    public CompletionStage<Integer> discard(QueueName queue, JobState state, int limit) {
        return scripts.run(discard, keys.of(queue), List.of(bytes(state.text()), bytes(limit)))
                .thenApply(Reply::number);
    }
}
