package org.presque.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.testing.Stages.done;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.presque.queue.history.Grain;
import org.presque.queue.history.HistoryDao;
import org.presque.queue.history.Point;
import org.presque.queue.history.Standing;
import org.presque.queue.model.JobOptions;
import org.presque.queue.model.JobText;
import org.presque.queue.model.NewJobs;
import org.presque.queue.model.QueueName;
import org.presque.testing.RedisServer;

/** What is noted of how queues stand, and what of it is kept. */
class RedisHistoryIT {

    private static final QueueName FOO = new QueueName("foo");
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    @AutoClose
    private final RedisServer redis = RedisServer.start();

    @AutoClose
    private final RedisStorage storage = Storages.of(redis);

    private final HistoryDao history = storage.history();

    @BeforeEach
    void open() {
        storage.open();
    }

    private void put() {
        JobText job = JobText.stored("1".getBytes(UTF_8));
        done(storage.jobs().put(new NewJobs(FOO, List.of(job), JobOptions.NONE, null, null, false)));
    }

    private void take() {
        done(storage.jobs().take(FOO, 1, null));
    }

    private static Instant minute(int number) {
        return NOON.plus(Duration.ofMinutes(number));
    }

    private List<Point> read(Grain grain, Instant from) {
        return done(history.read(FOO, grain, from));
    }

    private static Point point(int minute, long ready, long enqueued, long processed) {
        return new Point(minute(minute), new Standing(ready, 0, 0, 0, enqueued, processed, 0));
    }

    @Test
    void aMinuteIsNotedOnceWhoeverComesFirst() {
        put();
        done(history.note(FOO, minute(0)));
        put();
        done(history.note(FOO, minute(0)));
        assertEquals(List.of(point(0, 1, 1, 0)), read(Grain.MINUTE, NOON));
    }

    @Test
    void onlyWhatHasChangedIsNoted() {
        put();
        Standing standing = done(history.note(FOO, minute(0)));
        assertEquals(new Standing(1, 0, 0, 0, 1, 0, 0), standing);
        assertEquals(standing, done(history.note(FOO, minute(1))));
        take();
        done(history.note(FOO, minute(2)));
        assertEquals(List.of(point(0, 1, 1, 0), point(2, 0, 1, 1)), read(Grain.MINUTE, NOON));
    }

    @Test
    void aReadBeginsWithTheLastNoteBefore() {
        put();
        done(history.note(FOO, minute(0)));
        take();
        done(history.note(FOO, minute(5)));
        assertEquals(List.of(point(0, 1, 1, 0), point(5, 0, 1, 1)), read(Grain.MINUTE, minute(1)));
        assertEquals(List.of(point(5, 0, 1, 1)), read(Grain.MINUTE, minute(6)));
    }

    @Test
    void anHourIsNotedWithItsFirstMinute() {
        for (int number : new int[] {58, 59, 60, 61, 180}) {
            put();
            done(history.note(FOO, minute(number)));
        }
        assertEquals(
                List.of(
                        new Point(NOON, new Standing(1, 0, 0, 0, 1, 0, 0)),
                        new Point(minute(60), new Standing(3, 0, 0, 0, 3, 0, 0)),
                        new Point(minute(180), new Standing(5, 0, 0, 0, 5, 0, 0))),
                read(Grain.HOUR, NOON));
    }

    @Test
    void whatIsOldGoes() {
        put();
        done(history.note(FOO, minute(0)));
        put();
        done(history.note(FOO, minute(1)));
        put();
        done(history.note(FOO, minute(24 * 60 + 1)));
        assertEquals(List.of(point(1, 2, 2, 0), point(24 * 60 + 1, 3, 3, 0)), read(Grain.MINUTE, NOON));
        assertEquals(2, read(Grain.HOUR, NOON).size());
        put();
        done(history.note(FOO, NOON.plus(Duration.ofDays(32))));
        assertEquals(1, read(Grain.HOUR, NOON).size());
    }

    @Test
    void nothingIsNotedOfAQueueThatThereIsNoneOf() {
        assertEquals(Standing.NOTHING, done(history.note(FOO, minute(0))));
        assertEquals(List.of(), redis.command("KEYS", "*"));
    }

    @Test
    void aPurgeForgetsHowTheQueueStood() {
        put();
        done(history.note(FOO, minute(0)));
        done(storage.queues().purge(FOO));
        assertEquals(List.of(), read(Grain.MINUTE, NOON));
        assertEquals(List.of(), read(Grain.HOUR, NOON));
    }

    @Test
    void theFirstWhoAsksInAMinuteHasItsTurn() {
        long before = System.currentTimeMillis();
        Optional<Instant> turn = done(history.turn());
        long minute = turn.orElseThrow().toEpochMilli();
        assertTrue(minute <= before && before < minute + 120_000, turn::toString);
        assertEquals(0, minute % 60_000);
        Optional<Instant> other = done(history.turn());
        assertTrue(other.isEmpty() || other.get().toEpochMilli() > minute, other::toString);
    }

    @Test
    void allTogetherAreNotedToo() {
        Standing standing = new Standing(1, 2, 3, 4, 5, 6, 7);
        done(history.noteAll(standing, minute(0)));
        done(history.noteAll(standing.plus(standing), minute(1)));
        assertEquals(
                List.of(new Point(minute(0), standing), new Point(minute(1), new Standing(2, 4, 6, 8, 10, 12, 14))),
                done(history.read(null, Grain.MINUTE, NOON)));
    }

    @Test
    void numbersBeyondAnyQueueAreKept() {
        Standing large = new Standing(0, 0, 0, 0, 900_000_000_000_000L, 899_999_999_999_999L, 1);
        done(history.noteAll(large, minute(0)));
        assertEquals(List.of(new Point(minute(0), large)), done(history.read(null, Grain.MINUTE, NOON)));
    }
}
