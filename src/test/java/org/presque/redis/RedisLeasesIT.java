package org.presque.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.testing.Stages.done;
import static org.presque.testing.Stages.refusal;

import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.presque.config.QueuesConfig;
import org.presque.config.RedisConfig;
import org.presque.queue.JobDao;
import org.presque.queue.LeaseDao;
import org.presque.queue.lease.Failure;
import org.presque.queue.lease.Lease;
import org.presque.queue.lease.LeasedJob;
import org.presque.queue.lease.PutBack;
import org.presque.queue.model.Backoff;
import org.presque.queue.model.Due;
import org.presque.queue.model.JobDetails;
import org.presque.queue.model.JobId;
import org.presque.queue.model.JobOptions;
import org.presque.queue.model.JobState;
import org.presque.queue.model.JobText;
import org.presque.queue.model.NewJobs;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.QueueStats;
import org.presque.queue.model.Reason;
import org.presque.redis.QueueHead.Part;
import org.presque.testing.RedisServer;
import org.presque.testing.Together;

/** What is promised of leases whatever the numbers, the clock and the moment. */
class RedisLeasesIT {

    private static final QueueName FOO = new QueueName("foo");
    private static final JobText JOB = JobText.stored("{}".getBytes(UTF_8));
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final int RACES = 10_000;
    private static final int MANY = 100_000;

    @AutoClose
    private final RedisServer redis = RedisServer.start();

    @AutoClose
    private final RedisStorage storage =
            new RedisStorage(RedisConfig.at(redis.host(), redis.port()), QueuesConfig.defaults(), new Random(1));

    private final JobDao jobs = storage.jobs();
    private final LeaseDao leases = storage.leases();
    private final QueueHead head = new QueueHead(redis, FOO);

    @BeforeEach
    void open() {
        storage.open();
    }

    private void put(int count, JobOptions options) {
        done(jobs.put(new NewJobs(FOO, Collections.nCopies(count, JOB), options, null, null, false)));
    }

    private List<LeasedJob> lease(int count, Duration ttr) {
        return done(leases.lease(FOO, count, ttr, null));
    }

    /** As it looks to the queue if Redis sets back its clock by an hour; the lease of the first job has half a second left. */
    private LeasedJob leaseForAMomentAndSetBackTheClock() {
        LeasedJob leased = leaseOne(Duration.ofMillis(500));
        long anHourAhead = System.currentTimeMillis() + HOUR.toMillis();
        head.set(Part.LATEST, anHourAhead);
        head.set(Part.QUIET_TILL, anHourAhead + 500);
        redis.command("ZADD", "presque:{foo}:leased:5", Long.toString(anHourAhead + 500), "0000000000000001");
        return leased;
    }

    private LeasedJob leaseOne(Duration ttr) {
        return lease(1, ttr).get(0);
    }

    private PutBack putBack(Lease lease, Duration delay) {
        return done(leases.putBack(FOO, List.of(new Failure(lease, delay, "boom")), null))
                .get(0);
    }

    private QueueStats stats() {
        return done(storage.queues().stats(FOO));
    }

    private JobDetails find(Lease lease) {
        return done(jobs.find(FOO, lease.id()));
    }

    @Test
    void tokensComeFromTheRandomnessThatIsGiven() {
        put(2, JobOptions.NONE);
        Random same = new Random(1);
        same.nextLong(); // the name of the node

        byte[] bits = new byte[32];
        same.nextBytes(bits);
        String both = HexFormat.of().formatHex(bits);

        assertEquals(
                List.of(both.substring(0, 32), both.substring(32)),
                lease(2, HOUR).stream().map(LeasedJob::token).toList());
    }

    @Test
    void ofALateDoneAndThatOfTheNextLeaseOneAtMostSucceeds() {
        int races = 0;
        long millis = 4;
        for (int race = 0; race < RACES; race += 100) {
            put(100, JobOptions.NONE);
            List<LeasedJob> first = lease(100, Duration.ofMillis(millis));
            AtomicInteger late = new AtomicInteger();
            AtomicInteger finished = new AtomicInteger();
            Together.run(2, thread -> {
                if (thread == 0) {
                    int done = (int)
                            first.stream().filter(job -> isDone(job.lease())).count();
                    late.addAndGet(done);
                    finished.addAndGet(done);
                } else {
                    finished.addAndGet(finishAllThatAreLost());
                }
            });
            finished.addAndGet(finishAllThatAreLost());
            assertEquals(100, finished.get(), "jobs that somebody was done with");
            assertEquals(race + 100, stats().processed());
            races += late.get() > 0 && late.get() < 100 ? 1 : 0;
            millis = lengthOfARace(millis, late.get());
        }
        assertTrue(races > 0, "no race");
    }

    /** For how long to lease next, so that neither all of a hundred are done in time nor none, on a machine of any speed. */
    private static long lengthOfARace(long millis, int done) {
        if (done == 0) {
            return Math.min(1000, 2 * millis);
        }
        return done == 100 ? Math.max(1, millis / 2) : millis;
    }

    private boolean isDone(Lease lease) {
        return done(leases.done(FOO, List.of(lease), null)).get(0).isEmpty();
    }

    /** Leases again whatever comes back, until nothing is out any more, and is done with it. */
    private int finishAllThatAreLost() {
        int finished = 0;
        while (stats().leased() + stats().ready() > 0) {
            List<LeasedJob> again = done(leases.lease(FOO, 7, HOUR, null).exceptionally(nothing -> List.of()));
            finished += (int) again.stream().filter(job -> isDone(job.lease())).count();
        }
        return finished;
    }

    @Test
    void aHundredThousandLostLeasesHoldNobodyUp() {
        for (int i = 0; i < MANY; i += 1000) {
            put(1000, JobOptions.NONE);
            lease(1000, HOUR);
        }
        head.set(Part.AHEAD, HOUR.multipliedBy(2).toMillis());
        assertEquals(MANY, stats().ready());
        put(1000, JobOptions.NONE);
        leaseOne(HOUR);

        long slowest = LongStream.range(0, 500)
                .map(i -> nanosToLease())
                .sorted()
                .skip(490)
                .findFirst()
                .orElseThrow();

        assertTrue(slowest < Duration.ofMillis(20).toNanos(), () -> "98 of 100 take up to " + slowest + " ns");
        assertEquals(MANY, stats().failed());
    }

    private long nanosToLease() {
        long start = System.nanoTime();
        leaseOne(HOUR);
        return System.nanoTime() - start;
    }

    @Test
    void aLeaseEndsInTimeThoughRedisHasSetBackItsClock() {
        put(1, JobOptions.NONE);
        LeasedJob leased = leaseForAMomentAndSetBackTheClock();

        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> done(leases.lease(FOO, 1, HOUR, null)
                                .handle((again, fault) -> fault == null ? again.size() : 0))
                        == 1);

        assertEquals(
                List.of(Optional.of(Reason.LEASE_IS_NOT_HELD)), done(leases.done(FOO, List.of(leased.lease()), null)));
    }

    @Test
    void aLeaseEndsInTimeThoughRedisHasSetBackItsClockAndNothingIsLeasedAnyMore() {
        put(50, JobOptions.NONE);
        LeasedJob leased = leaseForAMomentAndSetBackTheClock();

        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> done(jobs.take(FOO, 1, null))
                        .get(0)
                        .id()
                        .equals(leased.job().id()));
    }

    @Test
    void everyFetchAndDoneMovesTheLeaseClockOn() {
        put(3, JobOptions.NONE);
        leaseOne(HOUR);
        LeasedJob leased = leaseOne(HOUR);

        movesTheLeaseClockOn(() -> done(jobs.take(FOO, 1, null)));
        movesTheLeaseClockOn(() -> isDone(leased.lease()));
        movesTheLeaseClockOn(() -> refusal(leases.lease(FOO, 1, HOUR, null)));
    }

    private void movesTheLeaseClockOn(Runnable call) {
        long before = System.currentTimeMillis() - 5_000;
        head.set(Part.LATEST, before);

        call.run();

        assertNotEquals((double) before, head.get(Part.LATEST));
    }

    @Test
    void whatIsEmptyAgainIsNotLookedAtAnyMoreAfterASweep() {
        put(2, JobOptions.NONE);
        put(1, new JobOptions(5, Due.in(HOUR), null, null, null, null));
        List<LeasedJob> leased = lease(2, HOUR);
        Double both = head.get(Part.LEVELS);
        done(storage.dead().tend(FOO));
        assertEquals(both, head.get(Part.LEVELS), "neither is empty");
        leased.forEach(each -> assertTrue(isDone(each.lease())));
        done(jobs.cancel(FOO, new JobId(3)));
        put(1, JobOptions.NONE);
        assertEquals(1, done(jobs.take(FOO, 1, null)).size());
        assertEquals(both, head.get(Part.LEVELS), "the quick way looks past what is empty");

        done(storage.dead().tend(FOO));

        assertNull(head.get(Part.LEVELS));
    }

    private void awaitReady(int jobs) {
        await().pollInterval(MOMENT).until(() -> stats().ready() == jobs);
    }

    @Test
    void aLeaseThatEndsBeforeOthersComesBackInTime() {
        put(2, JobOptions.NONE);
        leaseOne(HOUR);
        leaseOne(MOMENT);

        awaitReady(1);

        assertEquals(new JobId(2), leaseOne(HOUR).job().id());
    }

    @Test
    void aLeaseOfWhatWasDelayedComesBackBeforeOthers() {
        put(1, JobOptions.NONE);
        leaseOne(HOUR);
        put(1, new JobOptions(5, Due.in(MOMENT), null, null, null, null));
        awaitReady(1);
        assertEquals(1, lease(2, MOMENT).size());

        awaitReady(1);

        assertEquals(new JobId(2), leaseOne(HOUR).job().id());
    }

    @Test
    void aDelayedJobThatIsDueBeforeAnyLeaseEndsIsFetchedInTime() {
        put(2, JobOptions.NONE);
        leaseOne(HOUR);
        put(1, new JobOptions(5, Due.in(MOMENT), null, null, null, null));

        awaitReady(2);

        assertEquals(new JobId(3), done(jobs.take(FOO, 1, null)).get(0).id());
    }

    @Test
    void aFetchNotesUntilWhenTheNextNeedNotLookAgain() {
        put(1, JobOptions.NONE);
        put(1, new JobOptions(5, Due.in(HOUR), null, null, null, null));
        Double due = head.get(Part.QUIET_TILL);
        head.set(Part.QUIET_TILL, 1);

        assertEquals(1, done(jobs.take(FOO, 1, null)).size());

        assertEquals(due, head.get(Part.QUIET_TILL));
    }

    @Test
    void aJobThatExpiresBeforeItsDelayIsOverIsCountedOnce() {
        put(1, new JobOptions(5, null, Duration.ofMillis(300), null));
        LeasedJob leased = leaseOne(HOUR);
        assertEquals(JobState.DELAYED, putBack(leased.lease(), HOUR).state());

        await().pollInterval(MOMENT).until(() -> stats().expired() == 1);

        assertEquals(0, stats().ready());
        assertEquals(0, stats().delayed());
        assertEquals(Reason.NO_JOB, refusal(leases.lease(FOO, 1, HOUR, null)));
        assertEquals(0, stats().ready());
        assertEquals(1, stats().expired());
    }

    @Test
    void anExponentialBackoffDoublesUpToItsMostAndIsNeverLessThanHalf() {
        JobOptions options = new JobOptions(5, null, null, null, 100, Backoff.of("exp:1s,8s"));
        put(1, options);
        for (long whole : List.of(1000L, 2000L, 4000L, 8000L, 8000L)) {
            Lease lease = leaseOne(HOUR).lease();
            done(leases.putBack(FOO, List.of(new Failure(lease, null, "boom")), null));
            JobDetails job = find(lease);
            long waits = Duration.between(
                            job.errors().get(job.errors().size() - 1).at(), job.dueAt())
                    .toMillis();
            assertTrue(waits >= whole / 2 && waits <= whole, () -> waits + " ms of " + whole);
            done(jobs.makeReady(FOO, lease.id()));
        }
    }

    @Test
    void aListOfBackoffsStaysWithItsLast() {
        put(1, new JobOptions(5, null, null, null, null, Backoff.of("10s,1m")));
        for (long whole : List.of(10_000L, 60_000L, 60_000L)) {
            Lease lease = leaseOne(HOUR).lease();
            done(leases.putBack(FOO, List.of(new Failure(lease, null, "boom")), null));
            JobDetails job = find(lease);
            assertEquals(
                    whole,
                    Duration.between(job.errors().get(job.errors().size() - 1).at(), job.dueAt())
                            .toMillis());
            done(jobs.makeReady(FOO, lease.id()));
        }
    }
}
