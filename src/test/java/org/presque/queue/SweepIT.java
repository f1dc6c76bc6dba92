package org.presque.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.presque.testing.Stages.done;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.presque.config.QueuesConfig;
import org.presque.config.RedisConfig;
import org.presque.queue.model.JobOptions;
import org.presque.queue.model.JobText;
import org.presque.queue.model.NewJobs;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.QueueStats;
import org.presque.redis.RedisStorage;
import org.presque.testing.RedisServer;

/** What happens to queues that nobody asks for anything. */
class SweepIT {

    private static final QueueName FOO = new QueueName("foo");
    private static final JobText JOB = JobText.stored("{}".getBytes(UTF_8));
    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int KEPT = 3;

    @AutoClose
    private final RedisServer redis = RedisServer.start();

    @AutoClose
    private final RedisStorage storage = new RedisStorage(
            RedisConfig.at(redis.host(), redis.port()),
            new QueuesConfig(1000, Duration.ofMinutes(10), DAY, KEPT, 0),
            new SecureRandom());

    private final AtomicLong nanos = new AtomicLong();

    @AutoClose
    private final Sweep sweep = new Sweep(storage.directory(), storage.dead(), nanos::get);

    @BeforeEach
    void open() {
        storage.open();
    }

    private void loseForGood(int count) {
        JobOptions once = new JobOptions(5, null, null, null, 1, null);
        done(storage.directory().list(FOO));
        done(storage.jobs().put(new NewJobs(FOO, Collections.nCopies(count, JOB), once, null, null, false)));
        done(storage.leases().lease(FOO, count, MOMENT, null));
        await().pollInterval(MOMENT).until(() -> stats().leased() == 0);
    }

    private QueueStats stats() {
        return done(storage.queues().stats(FOO));
    }

    private List<QueueName> listed() {
        return done(storage.directory().names(null, 100));
    }

    @Test
    void keepsNoMoreDeadJobsThanIsSetAndCountsTheOthersAsDeleted() {
        loseForGood(250);
        assertEquals(250, stats().dead());

        done(sweep.round().thenApply(done -> "done"));

        assertEquals(KEPT, stats().dead());
        assertEquals(247, stats().deleted());
        assertEquals(250, stats().failed());
        assertEquals(0L, redis.command("EXISTS", "presque:{foo}:final"));
    }

    @Test
    void takesAQueueOffTheListThatHasBeenGoneForTenMinutes() {
        done(storage.directory().list(FOO));
        done(sweep.round().thenApply(done -> "done"));
        nanos.addAndGet(Duration.ofMinutes(9).toNanos());
        done(sweep.round().thenApply(done -> "done"));
        assertEquals(List.of(FOO), listed());

        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        done(sweep.round().thenApply(done -> "done"));

        assertEquals(List.of(), listed());
    }

    @Test
    void leavesAQueueOnTheListThatHasComeBack() {
        done(storage.directory().list(FOO));
        done(sweep.round().thenApply(done -> "done"));
        nanos.addAndGet(Duration.ofMinutes(9).toNanos());
        done(storage.jobs().put(NewJobs.plain(FOO, JOB)));
        done(sweep.round().thenApply(done -> "done"));
        done(storage.queues().purge(FOO));
        nanos.addAndGet(Duration.ofMinutes(9).toNanos());

        done(sweep.round().thenApply(done -> "done"));

        assertEquals(List.of(FOO), listed());
    }

    @Test
    void visitsMoreQueuesThanItAsksForAtATime() {
        List<QueueName> names =
                IntStream.range(0, 120).mapToObj(i -> new QueueName("q" + i)).toList();
        names.forEach(name -> done(storage.directory().list(name)));
        done(sweep.round().thenApply(done -> "done"));
        nanos.addAndGet(Duration.ofMinutes(10).toNanos());

        done(sweep.round().thenApply(done -> "done"));

        assertEquals(List.of(), listed());
    }
}
