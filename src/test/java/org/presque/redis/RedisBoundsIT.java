package org.presque.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.testing.Stages.done;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.presque.queue.JobDao;
import org.presque.queue.QueueDao;
import org.presque.queue.model.Due;
import org.presque.queue.model.IdempotencyKey;
import org.presque.queue.model.JobId;
import org.presque.queue.model.JobOptions;
import org.presque.queue.model.JobState;
import org.presque.queue.model.JobText;
import org.presque.queue.model.NewJobs;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Stored;
import org.presque.testing.RedisServer;

/** What is bounded: the bytes of an answer, the memory of a call, what is remembered, and what a call costs. */
class RedisBoundsIT {

    private static final QueueName FOO = new QueueName("foo");
    private static final JobOptions DELAYED = options(5, Due.in(Duration.ofHours(1)), null, null);
    private static final JobText JOB = JobText.stored("{}".getBytes(UTF_8));
    private static final int BATCH = 1000;

    @AutoClose
    private final RedisServer redis = RedisServer.start();

    @AutoClose
    private final RedisStorage storage = Storages.of(redis, Duration.ofMillis(20));

    private int largeOnes;

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

    @Test
    void aBatchStopsAt16MebibytesAndTakesNoMoreThanItGives() {
        for (JobOptions options : List.of(options(9, Due.in(Duration.ofMillis(1)), null, null), JobOptions.NONE)) {
            IntStream.range(0, 9).forEach(i -> putLarge(options, 1 << 20));
        }
        await().until(() -> done(queues.stats(FOO)).ready() == 18);
        assertEquals(16, done(dao.take(FOO, 100, null)).size());
        assertEquals(16, done(queues.stats(FOO)).processed());
        assertEquals(2, done(dao.take(FOO, 100, null)).size());
        putLarge(JobOptions.NONE, 17 << 20);
        putLarge(JobOptions.NONE, 1);
        assertEquals(1, done(dao.take(FOO, 100, null)).size());
        assertEquals(1, done(queues.stats(FOO)).ready());
        new Layout(redis, FOO).check();
    }

    @Test
    void aDiscardOfLargeJobsDoesNotGatherThemInMemory() {
        IntStream.range(0, 200).forEach(i -> putLarge(JobOptions.NONE, 1 << 20));
        long before = memoryOfScripts();
        assertEquals(200, done(dao.discard(FOO, JobState.READY, 1000)));
        long more = memoryOfScripts() - before;
        assertTrue(more < 100 << 20, more + " bytes more");
    }

    @Test
    void theKeysOfAnsweredPutsAreForgottenInTime() {
        for (int i = 0; i < 500; i++) {
            assertEquals(i + 1, putWithKey("key " + i).firstId().value());
        }
        await().until(() -> !putWithKey("again").isReplay());
        for (int i = 0; i < 60; i++) {
            putWithKey("more " + i);
        }
        long kept = Long.parseLong(String.valueOf(redis.command("HLEN", "presque:{foo}:once")));
        assertTrue(kept < 100, kept + " are kept");
        new Layout(redis, FOO).check();
    }

    @Test
    void manyDelayedAndReadyJobsDoNotMakeCallsDearer() {
        put(DELAYED, 1);
        long empty = microsPerRound(0);
        putMany(DELAYED, 100_000);
        putMany(JobOptions.NONE, 100_000);
        long delayed = microsPerRound(50_000);
        long ready = microsPerRound(150_000);
        String measured = "us a round: empty %d, full %d and %d".formatted(empty, delayed, ready);
        System.out.println("RedisBoundsIT: " + measured);
        assertTrue(Math.max(delayed, ready) < 4 * empty, measured);
    }

    private void putLarge(JobOptions options, int bytes) {
        byte[] text = new byte[bytes];
        Arrays.fill(text, (byte) '1');
        text[bytes / 2] = (byte) ++largeOnes; // Lua keeps only one of equal texts
        done(dao.put(new NewJobs(FOO, List.of(JobText.stored(text)), options, null, null, false)));
    }

    private long memoryOfScripts() {
        String memory = String.valueOf(redis.command("INFO", "memory"));
        return Stream.of(memory.split("\r\n", -1))
                .filter(line -> line.startsWith("used_memory_vm_eval:"))
                .mapToLong(line -> Long.parseLong(line.substring("used_memory_vm_eval:".length())))
                .findFirst()
                .orElseThrow();
    }

    private Stored putWithKey(String key) {
        NewJobs jobs = new NewJobs(FOO, List.of(JOB), JobOptions.NONE, new IdempotencyKey(key, "digest"), null, false);
        return done(dao.put(jobs));
    }

    /**
     * For find, cancel and take; the fastest of many rounds, as Redis itself measures it.
     *
     * @param middle the id of the first job to find and cancel, one more each round; 0 for one that is put for it
     */
    private long microsPerRound(long middle) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 30; i++) {
            long fresh = put(JobOptions.NONE, 2).firstId().value();
            JobId id = new JobId(middle == 0 ? fresh : middle + i);
            long before = scriptMicros();
            done(dao.find(FOO, id));
            done(dao.cancel(FOO, id));
            done(dao.take(FOO, 1, null));
            // The first round is of scripts that Redis does not know yet.
            best = i == 0 ? best : Math.min(best, scriptMicros() - before);
        }
        return best;
    }

    private long scriptMicros() {
        String stats = String.valueOf(redis.command("INFO", "commandstats"));
        return Stream.of(stats.split("[,\r\n]", -1))
                .dropWhile(part -> !part.startsWith("cmdstat_evalsha:"))
                .filter(part -> part.startsWith("usec="))
                .mapToLong(part -> Long.parseLong(part.substring(5)))
                .findFirst()
                .orElse(0);
    }
}
