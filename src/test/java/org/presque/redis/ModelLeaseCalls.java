package org.presque.redis;

import static org.presque.testing.Stages.done;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.presque.queue.DeadDao;
import org.presque.queue.JobDao;
import org.presque.queue.LeaseDao;
import org.presque.queue.lease.Failure;
import org.presque.queue.lease.Lease;
import org.presque.queue.lease.LeasedJob;
import org.presque.queue.lease.PutBack;
import org.presque.queue.model.JobDetails;
import org.presque.queue.model.JobId;
import org.presque.queue.model.JobState;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Reason;
import org.presque.queue.model.WorkerId;

/** Random calls about leases and dead letters of one queue; see {@link ModelCalls}. Confined to one thread. */
final class ModelLeaseCalls {

    private static final int TOKENS_KEPT = 30;

    private final QueueName queue;
    private final JobDao jobs;
    private final LeaseDao leases;
    private final DeadDao dead;
    private final Random random;
    private final ModelCalls calls;
    private final ModelLeases model;

    /** Leases that were given, most of them over by now. */
    private final List<Lease> given = new ArrayList<>();

    private long longest = Duration.ofHours(1).toMillis();

    ModelLeaseCalls(QueueName queue, RedisStorage storage, Random random, ModelCalls calls) {
        this.queue = queue;
        this.jobs = storage.jobs();
        this.leases = storage.leases();
        this.dead = storage.dead();
        this.random = random;
        this.calls = calls;
        this.model = new ModelLeases(calls.model());
    }

    void next(@Nullable WorkerId worker) {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5 -> lease(1 + (random.nextInt(4) == 0 ? random.nextInt(5) : 0), ttr(), worker);
            case 6, 7, 8 -> finish(someLease(), worker);
            case 9, 10, 11, 12, 13 -> putBack(someLease(), delay(), worker);
            case 14, 15 -> extend(someLease(), ttr());
            case 16 -> release(someLease());
            case 17 -> reviveAll();
            case 18 -> dead();
            default -> done(dead.tend(queue));
        }
    }

    /** A moment, or longer than any before: a lease that is made longer goes behind the others in their list. */
    private long ttr() {
        return random.nextBoolean() ? 1 + random.nextInt(4) : longest++;
    }

    private long delay() {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> 1 + random.nextInt(3);
            default -> Duration.ofHours(1).toMillis();
        };
    }

    private Lease someLease() {
        return given.isEmpty()
                ? new Lease(new JobId(1), "none")
                : given.get(random.nextInt(3) == 0 ? random.nextInt(given.size()) : given.size() - 1);
    }

    private void lease(int count, long ttr, @Nullable WorkerId worker) {
        List<LeasedJob> leased = new ArrayList<>();
        calls.compare(
                "lease " + count + " for " + ttr + " ms to " + worker,
                leases.lease(queue, count, Duration.ofMillis(ttr), worker).thenApply(found -> {
                    leased.addAll(found);
                    return found;
                }),
                ModelTexts::leased,
                () -> model.lease(count, ttr, worker));
        for (LeasedJob each : leased) {
            given.add(each.lease());
            model.correct(each.lease(), till(each.job().id()));
        }
        while (given.size() > TOKENS_KEPT) {
            given.remove(0);
        }
    }

    /** When the lease ends that was just given, or has ended meanwhile. */
    private long till(JobId id) {
        JobDetails details = done(jobs.find(queue, id));
        return details.leaseEndsAt() != null
                ? details.leaseEndsAt().toEpochMilli()
                : details.errors().get(details.errors().size() - 1).at().toEpochMilli();
    }

    private void finish(Lease lease, @Nullable WorkerId worker) {
        compare(
                "done " + lease,
                leases.done(queue, List.of(lease), worker)
                        .thenApply(all -> all.get(0).map(Reason::name).orElse("done")),
                () -> model.done(lease, worker));
    }

    private void extend(Lease lease, long ttr) {
        String answer = compare(
                "extend " + lease + " by " + ttr,
                leases.extend(queue, lease, Duration.ofMillis(ttr), null).thenApply(given -> "done"),
                () -> model.extend(lease, ttr));
        if (answer.equals("done")) {
            model.correct(lease, till(lease.id()));
        }
    }

    private void putBack(Lease lease, long delay, @Nullable WorkerId worker) {
        Failure failure = new Failure(lease, Duration.ofMillis(delay), "error " + random.nextInt(100));
        compare(
                "put back " + failure,
                leases.putBack(queue, List.of(failure), worker).thenApply(all -> text(all.get(0))),
                () -> model.putBack(lease, delay, failure.error(), worker));
        calls.correct(lease.id().value());
    }

    private static String text(PutBack result) {
        return result.refusal() == null
                ? result.state() + " " + result.attempts()
                : result.refusal().name();
    }

    private void release(Lease lease) {
        compare("release " + lease, leases.release(queue, List.of(lease)).thenApply(done -> "done"), () -> {
            return model.release(lease);
        });
        calls.correct(lease.id().value());
    }

    void makeReady(long id) {
        compare("make ready " + id, jobs.makeReady(queue, new JobId(id)).thenApply(String::valueOf), () -> {
            return model.makeReady(id);
        });
        calls.correct(id);
    }

    private void reviveAll() {
        if (model.knowsWhoComesBack()) {
            List<Long> before = model.deadIds();
            compare(
                    "revive all",
                    dead.revive(queue, 1000, null).thenApply(step -> step.moved() + " and not " + step.refused()),
                    model::reviveAll);
            before.forEach(calls::correct);
        }
    }

    /** In the order they died, which the model does not know. */
    private void dead() {
        Paging all = new Paging(queue, JobState.DEAD);
        compare(
                "page through the dead",
                all.toTheEnd(jobs, 1 + random.nextInt(7))
                        .thenApply(ids -> ids.stream().sorted().toList().toString()),
                () -> model.deadIds().toString());
    }

    private String compare(String call, CompletionStage<String> reply, Supplier<String> expected) {
        return calls.compare(call, reply, text -> text, expected);
    }
}
