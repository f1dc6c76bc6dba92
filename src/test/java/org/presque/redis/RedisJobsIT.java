package org.presque.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.testing.Stages.done;
import static org.presque.testing.Stages.refusal;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.presque.queue.DirectoryDao;
import org.presque.queue.JobDao;
import org.presque.queue.QueueDao;
import org.presque.queue.model.Durability;
import org.presque.queue.model.Job;
import org.presque.queue.model.JobOptions;
import org.presque.queue.model.JobText;
import org.presque.queue.model.NewJobs;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.QueueStats;
import org.presque.queue.model.Reason;
import org.presque.queue.model.Stored;
import org.presque.testing.RedisServer;

class RedisJobsIT {

    private static final QueueName FOO = new QueueName("foo");

    @AutoClose
    private final RedisServer redis = RedisServer.start();

    @AutoClose
    private final RedisStorage storage = Storages.of(redis);

    private final JobDao dao = storage.jobs();
    private final QueueDao queues = storage.queues();
    private final DirectoryDao directory = storage.directory();

    @BeforeEach
    void open() {
        storage.open();
    }

    private Stored put(String json) {
        return done(dao.put(NewJobs.plain(FOO, JobText.stored(json.getBytes(UTF_8)))));
    }

    private String take() {
        return takeJob().text().toString();
    }

    private Job takeJob() {
        return done(dao.take(FOO, 1, null)).get(0);
    }

    private void assertCountersAddUp(QueueStats stats) {
        assertEquals(
                stats.enqueued(),
                stats.ready()
                        + stats.delayed()
                        + stats.leased()
                        + stats.dead()
                        + stats.processed()
                        + stats.expired()
                        + stats.deleted());
    }

    @Test
    void aBatchIsNeverLargerThanAskedForWhereJobsOfSeveralKindsMeet() {
        JobOptions tries = new JobOptions(5, null, null, null, 3, null);
        for (JobOptions options : List.of(JobOptions.NONE, tries, JobOptions.NONE)) {
            done(dao.put(new NewJobs(
                    FOO, Collections.nCopies(5, JobText.stored("1".getBytes(UTF_8))), options, null, null, false)));
        }

        assertEquals(8, done(dao.take(FOO, 8, null)).size());
        assertEquals(7, done(dao.take(FOO, 1000, null)).size());
    }

    @Test
    void givesJobsBackFirstInFirstOutWithTheirIds() {
        for (int i = 1; i <= 300; i++) {
            assertEquals(i, put("{\"n\":" + i + "}").firstId().value());
        }
        for (int i = 1; i <= 300; i++) {
            Job job = takeJob();
            assertEquals(i, job.id().value());
            assertEquals("{\"n\":" + i + "}", job.text().toString());
        }
    }

    @Test
    void givesBytesBackAsTheyCame() {
        byte[] odd = "\r\n{ \"a\\u0000\" : [1e400, \"\uD835\uDC9C\u0000\"] }\t".getBytes(UTF_8);
        done(dao.put(NewJobs.plain(FOO, JobText.stored(odd))));
        assertEquals(new String(odd, UTF_8), take());
    }

    @Test
    void refusesToTakeFromAnEmptyOrUnknownQueue() {
        assertEquals(Reason.NO_JOB, refusal(dao.take(FOO, 1, null)));
        put("1");
        take();
        assertEquals(Reason.NO_JOB, refusal(dao.take(FOO, 1, null)));
    }

    @Test
    void aStoppedQueueTakesJobsInAndGivesNoneOut() {
        done(queues.change(FOO, Optional.of(false), Map.of()));
        put("1");
        assertEquals(Reason.QUEUE_IS_CLOSED, refusal(dao.take(FOO, 1, null)));
        assertFalse(done(queues.control(FOO)).isOpen());
        done(queues.change(FOO, Optional.of(true), Map.of()));
        assertTrue(done(queues.control(FOO)).isOpen());
        assertEquals("1", take());
    }

    @Test
    void saysWhichPutIsTheFirst() {
        assertTrue(put("1").isFirst());
        assertFalse(put("2").isFirst());
        done(queues.purge(FOO));
        assertTrue(put("3").isFirst());
    }

    @Test
    void neverGivesAnIdTwiceNotEvenAfterAPurge() {
        IntStream.range(0, 5).forEach(i -> put("1"));
        done(queues.purge(FOO));
        done(queues.purge(FOO));
        assertEquals(6, put("1").firstId().value());
        done(queues.purge(FOO));
        assertEquals(7, put("1").firstId().value());
        assertEquals(1, done(queues.stats(FOO)).enqueued());
    }

    @Test
    void aPurgeLeavesNothingButTheLastIdForAMonth() {
        put("1");
        take();
        put("2");
        done(queues.purge(FOO));
        assertEquals(List.of("presque:{foo}:last"), redis.command("KEYS", "*"));
        long seconds = Long.parseLong(String.valueOf(redis.command("TTL", "presque:{foo}:last")));
        assertTrue(seconds > 2_591_900 && seconds <= 2_592_000, "ttl " + seconds);
        assertEquals(Reason.NO_JOB, refusal(dao.take(FOO, 1, null)));
    }

    @Test
    void aStoppedQueueStaysStoppedThroughAPurge() {
        put("1");
        done(queues.change(FOO, Optional.of(false), Map.of()));
        done(queues.purge(FOO));
        assertFalse(done(queues.control(FOO)).isOpen());
        assertEquals(2, put("2").firstId().value());
    }

    @Test
    void countersAddUp() {
        IntStream.range(0, 7).forEach(i -> put("1"));
        IntStream.range(0, 3).forEach(i -> take());
        QueueStats stats = done(queues.stats(FOO));
        assertEquals(7, stats.enqueued());
        assertEquals(4, stats.ready());
        assertEquals(3, stats.processed());
        assertCountersAddUp(stats);
    }

    @Test
    void knowsTheAgeOfTheOldestReadyJob() {
        assertNull(done(queues.stats(FOO)).oldestReadySeconds());
        put("1");
        Double age = done(queues.stats(FOO)).oldestReadySeconds();
        assertTrue(age != null && age >= 0 && age < 5, "age " + age);
    }

    @Test
    void anUnknownQueueIsOpenAndEmpty() {
        QueueStats stats = done(queues.stats(FOO));
        assertTrue(stats.isOpen());
        assertEquals(0, stats.enqueued());
        assertEquals(List.of(), redis.command("KEYS", "*"));
    }

    @Test
    void listsNamesInTheOrderOfTheirBytesPageByPage() {
        for (String name : List.of("b", "a", "\uD835\uDC9C", "ä", "~", "B")) {
            done(directory.list(new QueueName(name)));
        }
        done(directory.list(new QueueName("a")));
        assertEquals(6, done(directory.size()));
        assertEquals("[B, a, b]", done(directory.names(null, 3)).toString());
        assertEquals(
                "[~, ä, \uD835\uDC9C]",
                done(directory.names(new QueueName("b"), 3)).toString());
        done(directory.unlist(new QueueName("a")));
        assertEquals("[B, b]", done(directory.names(null, 2)).toString());
    }

    @Test
    void tellsTheDurabilityThatRedisReallyHas() {
        assertEquals(
                Durability.MEMORY, done(new ServerInfo(scripts(), "x").look()).durability());
        redis.command("CONFIG", "SET", "appendonly", "yes");
        assertEquals(
                Durability.EVERYSEC, done(new ServerInfo(scripts(), "x").look()).durability());
        redis.command("CONFIG", "SET", "appendfsync", "always");
        assertEquals(
                Durability.ALWAYS, done(new ServerInfo(scripts(), "x").look()).durability());
        redis.command("CONFIG", "SET", "appendfsync", "no");
        assertEquals(
                Durability.MEMORY, done(new ServerInfo(scripts(), "x").look()).durability());
    }

    private Scripts scripts() {
        return storage.scripts();
    }

    @Test
    void worksOnAfterRedisForgotItsScripts() {
        put("1");
        redis.command("SCRIPT", "FLUSH");
        assertEquals("1", take());
        redis.command("SCRIPT", "FLUSH");
        assertEquals(2, put("2").firstId().value());
    }
}
