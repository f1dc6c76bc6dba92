package org.presque.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.testing.Stages.done;
import static org.presque.testing.Stages.refusal;
import static org.presque.testing.Stages.refused;

import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.queue.JobDao;
import org.presque.queue.QueueDao;
import org.presque.queue.model.Due;
import org.presque.queue.model.JobId;
import org.presque.queue.model.JobOptions;
import org.presque.queue.model.JobState;
import org.presque.queue.model.JobText;
import org.presque.queue.model.NewJobs;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Reason;
import org.presque.queue.model.Stored;
import org.presque.testing.RedisServer;

/** What random calls do not reach: very many jobs of one kind, very large ones, and the bounds of a single call. */
class RedisExtremesIT {

    private static final QueueName FOO = new QueueName("foo");
    private static final JobOptions DELAYED = options(5, Due.in(Duration.ofHours(1)), null, null);
    private static final JobOptions SHORT = options(5, null, Duration.ofMillis(1), null);
    private static final JobText JOB = JobText.stored("{}".getBytes(UTF_8));
    private static final int BATCH = 1000;

    @AutoClose
    private final RedisServer redis = RedisServer.start();

    @AutoClose
    private final RedisStorage storage = Storages.of(redis, Duration.ofMillis(20));

    private final JobDao dao = storage.jobs();
    private final QueueDao queues = storage.queues();

    @BeforeEach
    void open() {
        storage.open();
    }

    private static JobOptions options(int priority, @Nullable Due due, @Nullable Duration ttl, @Nullable String uniq) {
        return new JobOptions(priority, due, ttl, uniq);
    }

    private Stored put(JobOptions options, int count) {
        List<JobText> texts = Collections.nCopies(count, JOB);
        return done(dao.put(new NewJobs(FOO, texts, options, null, null, false)));
    }

    private void putMany(JobOptions options, int count) {
        for (int left = count; left > 0; left -= BATCH) {
            put(options, Math.min(BATCH, left));
        }
    }

    private void awaitExpired(long count) {
        await().pollInterval(Duration.ofMillis(1))
                .until(() -> done(queues.stats(FOO)).expired() == count);
    }

    private long takenId() {
        return done(dao.take(FOO, 1, null)).get(0).id().value();
    }

    private List<Long> ids(JobState state, int limit) {
        return done(new Paging(FOO, state).toTheEnd(dao, limit));
    }

    private static List<Long> range(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    @Test
    void aTakeFindsTheJobBehindHundredsThatHaveExpired() {
        put(SHORT, 250);
        put(options(0, null, null, null), 1);
        awaitExpired(250);
        assertEquals(251, takenId());
        assertEquals(Reason.NO_JOB, refusal(dao.take(FOO, 1, null)));
        new Layout(redis, FOO).check();
    }

    @Test
    void aTakeThatFindsNothingButExpiredOnesSaysSo() {
        put(SHORT, 100);
        awaitExpired(100);
        assertEquals(Reason.NO_JOB, refusal(dao.take(FOO, 5, null)));
        assertEquals(100, done(queues.stats(FOO)).expired());
    }

    @Test
    void pagesShowNoneThatHaveExpiredHoweverManyThereAre() {
        put(options(9, null, null, null), 1);
        putMany(SHORT, 2500);
        put(options(0, null, null, null), 2);
        awaitExpired(2500);
        assertEquals(List.of(1L, 2502L, 2503L), ids(JobState.READY, 2));
    }

    @Test
    void nothingIsReadyForAnyTimeWhereAllHaveExpired() {
        put(SHORT, 3);
        awaitExpired(3);
        assertNull(done(queues.stats(FOO)).oldestReadySeconds());
    }

    @Test
    void aBatchRefusedForItsUniqKeyChangesNothingNotEvenWhatHasExpired() {
        put(options(5, null, Duration.ofMillis(1), "key"), 1);
        awaitExpired(1);
        NewJobs two = new NewJobs(FOO, List.of(JOB, JOB), options(5, null, null, "key"), null, null, false);
        assertEquals(Reason.JOB_ALREADY_EXISTS, refusal(dao.put(two)));
        assertNull(redis.command("HGET", "presque:{foo}:meta", "expired"));
        assertEquals(1, done(queues.stats(FOO)).expired());
        assertEquals(2, put(options(5, null, null, "key"), 1).firstId().value());
        new Layout(redis, FOO).check();
    }

    @Test
    void aDiscardThatFindsNothingLeavesNothing() {
        assertEquals(0, done(dao.discard(FOO, JobState.READY, 10)));
        assertEquals(List.of(), redis.command("KEYS", "*"));
    }

    @Test
    void pagesGoThroughThousandsDueInTheSameMillisecondWhileSomeAreTaken() {
        long due = System.currentTimeMillis() + 3_600_000;
        putMany(options(5, new Due(due, false), null, null), 5000);
        Paging paging = new Paging(FOO, JobState.DELAYED);
        Set<Long> stay = new HashSet<>(range(1, 5000));
        paging.stays(range(1, 5000));
        for (long id = 1; !paging.next(dao, 97); id = id % 5000 + 89) {
            for (long gone : List.of(id, 5001 - id)) {
                stay.remove(gone);
                refused(dao.cancel(FOO, new JobId(gone)));
            }
        }
        paging.stays(List.copyOf(stay));
        assertEquals(Set.of(), paging.missed());
        assertEquals(List.copyOf(new TreeSet<>(stay)), ids(JobState.DELAYED, 1000));
    }

    /** The largest numbers of 32 bits, and the largest of the fifteen digits that a page may end at. */
    @ParameterizedTest
    @ValueSource(longs = {Integer.MAX_VALUE, 2L * Integer.MAX_VALUE + 1, 999_999_999_999_997L})
    void idsGoOnBeyondLargeNumbers(long number) {
        redis.command("HSET", "presque:{" + FOO + "}:meta", "id", String.valueOf(number - 2));
        List<Long> ids = range(number - 1, number + 2);
        assertEquals(ids, put(JobOptions.NONE, 4).ids());
        assertEquals(ids, ids(JobState.READY, 3));
        ids.forEach(id -> assertEquals(id, takenId()));
    }

    @Test
    void idsGoOnAfterAPurgeWithOptions() {
        put(options(3, null, Duration.ofHours(1), null), 7);
        done(queues.purge(FOO));
        Stored first = put(DELAYED, 3);
        assertEquals(List.of(8L, 9L, 10L), first.ids());
        assertTrue(first.isFirst());
        done(queues.purge(FOO));
        assertEquals(11, put(options(5, null, null, "key"), 1).firstId().value());
        assertEquals(12, put(JobOptions.NONE, 1).firstId().value());
        assertEquals(2, done(queues.stats(FOO)).enqueued());
    }
}
