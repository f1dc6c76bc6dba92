package org.presque.redis;

import static org.presque.redis.Bytes.bytes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.presque.config.QueuesConfig;
import org.presque.queue.LeaseDao;
import org.presque.queue.lease.Failure;
import org.presque.queue.lease.Lease;
import org.presque.queue.lease.LeasedJob;
import org.presque.queue.lease.PutBack;
import org.presque.queue.model.Job;
import org.presque.queue.model.JobText;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Reason;
import org.presque.queue.model.WorkerId;

/** Leases kept in Redis: one script a verb, over the {@linkplain Keys layout}. Thread-safe if its randomness is. */
final class RedisLeases implements LeaseDao {

    /** What lease.lua gives for each job. */
    private static final int FIELDS_OF_A_LEASED_JOB = 4;

    private static final int TOKEN_BYTES = 16;

    private static final HexFormat HEX = HexFormat.of();

    private final Script lease = Script.named("lease");
    private final Script done = Script.named("done");
    private final Script extend = Script.named("extend");
    private final Script putBack = Script.named("putback");
    private final Script release = Script.named("release");

    private final Scripts scripts;
    private final Keys keys;
    private final QueuesConfig config;
    private final RandomGenerator random;

    /** @param random for tokens, so nobody may be able to guess it, and for the backoff's jitter */
    RedisLeases(Scripts scripts, Keys keys, QueuesConfig config, RandomGenerator random) {
        this.scripts = scripts;
        this.keys = keys;
        this.config = config;
        this.random = random;
    }

    @Override
    public CompletionStage<List<LeasedJob>> lease(
            QueueName queue, int count, @Nullable Duration ttr, @Nullable WorkerId worker) {
        List<byte[]> arguments = List.of(
                bytes(count), nameOf(worker), RedisJobs.TEXT_LIMIT_BYTES, millisOrNothing(ttr), bytes(tokens(count)));
        return scripts.fetch(lease, keys.of(queue), arguments, count)
                .thenCompose(reply -> isAgain(reply)
                        ? lease(
                                queue, count, ttr,
                                worker) // so many had expired that the script asks to be called again
                        : CompletableFuture.completedStage(leased(queue, reply)));
    }

    /** All drawn at once: that takes a quarter of the time. */
    private String tokens(int count) {
        byte[] bits = new byte[count * TOKEN_BYTES];
        random.nextBytes(bits);
        return HEX.formatHex(bits);
    }

    private static boolean isAgain(@Nullable Object reply) {
        return reply instanceof byte[] word && Reply.text(word).equals("again");
    }

    private static List<LeasedJob> leased(QueueName queue, @Nullable Object reply) {
        if (reply instanceof byte[] word) {
            throw new QueueException(
                    Reply.text(word).equals("ttr") ? Reason.TTR_IS_MISSING : Reason.BROADCAST_HAS_NO_LEASES);
        }
        if (reply instanceof Long) {
            throw new QueueException(Reason.QUEUE_IS_CLOSED);
        }
        Reply found = Reply.of(reply);
        if (found.size() == 1) {
            throw new QueueException(Reason.NO_JOB);
        }
        Duration ttr = Duration.ofMillis(found.number(0));
        List<LeasedJob> jobs = new ArrayList<>(found.size() / FIELDS_OF_A_LEASED_JOB);
        for (int at = 1; at < found.size(); at += FIELDS_OF_A_LEASED_JOB) {
            Job job = new Job(queue, found.jobId(at), JobText.stored(found.bytes(at + 3)));
            jobs.add(new LeasedJob(job, Reply.text(found.bytes(at + 1)), (int) found.number(at + 2), ttr));
        }
        return jobs;
    }

    @Override
    public CompletionStage<List<Optional<Reason>>> done(
            QueueName queue, List<Lease> leases, @Nullable WorkerId worker) {
        List<byte[]> arguments = new ArrayList<>();
        arguments.add(nameOf(worker));
        leases.forEach(each -> add(arguments, each));
        return scripts.run(done, keys.of(queue), arguments)
                .thenApply(reply ->
                        Reply.of(reply).texts().map(RedisLeases::refusal).toList());
    }

    private static Optional<Reason> refusal(String word) {
        return switch (word) {
            case "unknown" -> Optional.of(Reason.NO_SUCH_JOB);
            case "lost" -> Optional.of(Reason.LEASE_IS_NOT_HELD);
            default -> Optional.empty();
        };
    }

    @Override
    public CompletionStage<Duration> extend(
            QueueName queue, Lease held, @Nullable Duration ttr, @Nullable WorkerId worker) {
        List<byte[]> arguments = new ArrayList<>();
        add(arguments, held);
        arguments.add(millisOrNothing(ttr));
        arguments.add(nameOf(worker));
        return scripts.run(extend, keys.of(queue), arguments).thenApply(reply -> {
            if (reply instanceof byte[] word) {
                throw new QueueException(refusal(Reply.text(word)).orElseThrow());
            }
            return Duration.ofMillis(Reply.number(reply));
        });
    }

    @Override
    public CompletionStage<List<PutBack>> putBack(QueueName queue, List<Failure> failures, @Nullable WorkerId worker) {
        List<byte[]> arguments = new ArrayList<>();
        arguments.add(nameOf(worker));
        arguments.add(bytes(config.deadFor().toMillis()));
        arguments.add(bytes(config.deadLimit()));
        for (Failure failure : failures) {
            add(arguments, failure.lease());
            arguments.add(millisOrNothing(failure.delay()));
            arguments.add(bytes(failure.error()));
            arguments.add(bytes(Double.toString(random.nextDouble())));
        }
        return scripts.run(putBack, keys.of(queue), arguments).thenApply(reply -> putBack(failures, Reply.of(reply)));
    }

    private static List<PutBack> putBack(List<Failure> failures, Reply reply) {
        List<PutBack> results = new ArrayList<>();
        for (Failure failure : failures) {
            int at = 2 * results.size();
            Reason refusal = refusal(Reply.text(reply.bytes(at))).orElse(null);
            results.add(new PutBack(
                    failure.lease().id(),
                    refusal == null ? Description.state(reply.bytes(at)) : null,
                    (int) reply.number(at + 1),
                    refusal));
        }
        return results;
    }

    @Override
    public CompletionStage<Void> release(QueueName queue, List<Lease> leases) {
        List<byte[]> arguments = new ArrayList<>();
        leases.forEach(each -> add(arguments, each));
        return scripts.run(release, keys.of(queue), arguments).thenAccept(released -> {});
    }

    private static void add(List<byte[]> arguments, Lease lease) {
        arguments.add(bytes(lease.id().value()));
        arguments.add(bytes(lease.token()));
    }

    private static byte[] nameOf(@Nullable WorkerId worker) {
        return bytes(worker == null ? "" : worker.value());
    }

    private static byte[] millisOrNothing(@Nullable Duration duration) {
        return bytes(duration == null ? "" : Long.toString(duration.toMillis()));
    }
}
