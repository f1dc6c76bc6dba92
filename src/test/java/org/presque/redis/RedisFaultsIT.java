package org.presque.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.testing.Stages.done;
import static org.presque.testing.Stages.refusal;
import static org.presque.testing.Stages.refused;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.presque.queue.JobDao;
import org.presque.queue.QueueDao;
import org.presque.queue.model.JobText;
import org.presque.queue.model.NewJobs;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Reason;
import org.presque.queue.model.Stored;
import org.presque.testing.RedisServer;
import org.presque.testing.Stages;

/** What the storage says when Redis refuses, is slow, or is gone: each reason, and within the time-out. */
class RedisFaultsIT {

    private static final QueueName FOO = new QueueName("foo");
    private static final JobText JOB = JobText.stored("{\"a\":1}".getBytes(UTF_8));
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    @AutoClose
    private final RedisServer redis = RedisServer.start();

    @AutoClose
    private final RedisStorage storage = Storages.of(redis);

    private final JobDao dao = storage.jobs();
    private final QueueDao queues = storage.queues();

    @BeforeEach
    void open() {
        storage.open();
        assertEquals(1, done(dao.put(NewJobs.plain(FOO, JOB))).firstId().value());
    }

    private static void assertWithinTheTimeOut(long startNanos) {
        Duration took = Duration.ofNanos(System.nanoTime() - startNanos);
        assertTrue(took.compareTo(TIMEOUT) <= 0, "took " + took);
    }

    @Test
    void saysAtOnceThatRedisIsGoneAndComesBackByItself() {
        redis.kill();
        refusal(dao.put(NewJobs.plain(FOO, JOB))); // the first one may meet the broken connection
        long start = System.nanoTime();
        assertEquals(Reason.UNREACHABLE, refusal(dao.put(NewJobs.plain(FOO, JOB))));
        assertTrue(System.nanoTime() - start < Duration.ofMillis(500).toNanos());
        redis.restart();
        await().atMost(Duration.ofSeconds(1))
                .until(() -> refused(dao.put(NewJobs.plain(FOO, JOB))).isEmpty());
    }

    @Test
    void saysThatTheOutcomeIsUnknownWhenRedisDoesNotAnswer() {
        redis.pause();
        long start = System.nanoTime();
        assertEquals(Reason.OUTCOME_UNKNOWN, refusal(dao.put(NewJobs.plain(FOO, JOB))));
        assertWithinTheTimeOut(start);
        redis.resume();
        await().atMost(Duration.ofSeconds(1))
                .until(() -> refused(dao.put(NewJobs.plain(FOO, JOB))).isEmpty());
    }

    @Test
    void answersEverybodyInTimeWhileRedisIsPausedAndTellsWhatWasNotSent() {
        redis.pause();
        List<Answered> answers = IntStream.range(0, 3000).mapToObj(i -> timedPut()).toList().stream()
                .map(Stages::done)
                .toList();
        redis.resume();
        answers.forEach(answer -> assertTrue(answer.took().compareTo(TIMEOUT) <= 0, () -> "took " + answer.took()));
        Map<Reason, Long> reasons =
                answers.stream().collect(Collectors.groupingBy(Answered::refusal, Collectors.counting()));
        assertEquals(Set.of(Reason.OUTCOME_UNKNOWN, Reason.UNREACHABLE), reasons.keySet());
        await().until(() -> refused(queues.stats(FOO)).isEmpty());
        long stored = done(queues.stats(FOO)).ready() - 1;
        assertTrue(stored <= reasons.getOrDefault(Reason.OUTCOME_UNKNOWN, 0L), stored + " stored, " + reasons);
    }

    private record Answered(Reason refusal, Duration took) {}

    private CompletionStage<Answered> timedPut() {
        long start = System.nanoTime();
        return dao.put(NewJobs.plain(FOO, JOB))
                .handle((put, fault) ->
                        new Answered(Stages.reason(fault), Duration.ofNanos(System.nanoTime() - start)));
    }

    @Test
    void aFullLineRefusesAtOnce() {
        redis.pause();
        List<CompletionStage<Stored>> puts = IntStream.range(0, 12_000)
                .mapToObj(i -> dao.put(NewJobs.plain(FOO, JOB)))
                .toList();
        Reason last = refusal(puts.get(puts.size() - 1));
        assertEquals(Reason.LINE_FULL, last);
        redis.resume();
        Stream<CompletableFuture<?>> all = puts.stream().map(CompletionStage::toCompletableFuture);
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                .handle((all1, fault) -> fault)
                .join();
    }

    @Test
    void outOfMemoryRefusesPutsOnlySoThatAFullQueueCanBeDrained() {
        IntStream.range(0, 50).forEach(i -> done(dao.put(NewJobs.plain(FOO, JOB))));
        redis.command("CONFIG", "SET", "maxmemory", "1");
        assertEquals(Reason.OUT_OF_MEMORY, refusal(dao.put(NewJobs.plain(FOO, JOB))));
        done(queues.stats(FOO));
        done(queues.change(FOO, Optional.of(false), Map.of()));
        done(queues.change(FOO, Optional.of(true), Map.of()));
        IntStream.range(0, 51).forEach(i -> done(dao.take(FOO, 1, null)));
        assertEquals(Reason.NO_JOB, refusal(dao.take(FOO, 1, null)));
        done(queues.purge(FOO));
        redis.command("CONFIG", "SET", "maxmemory", "0");
        assertEquals(52, done(dao.put(NewJobs.plain(FOO, JOB))).firstId().value());
    }

    @Test
    void aReplicaIsReadOnlyAndItsConnectionsAreGivenUp() {
        redis.command("REPLICAOF", "127.0.0.1", "1");
        assertEquals(Reason.READ_ONLY, refusal(dao.put(NewJobs.plain(FOO, JOB))));
        assertEquals(Reason.READ_ONLY, refusal(dao.take(FOO, 1, null)));
        redis.command("REPLICAOF", "NO", "ONE");
        done(dao.put(NewJobs.plain(FOO, JOB)));
    }

    @Test
    void tooFewReplicasRefuseWrites() {
        redis.command("CONFIG", "SET", "min-replicas-to-write", "1");
        assertEquals(Reason.TOO_FEW_REPLICAS, refusal(dao.put(NewJobs.plain(FOO, JOB))));
        redis.command("CONFIG", "SET", "min-replicas-to-write", "0");
        done(dao.put(NewJobs.plain(FOO, JOB)));
    }

    @Test
    void missingPermissionsAreToldFromOtherFaults() {
        redis.command("ACL", "SETUSER", "default", "-evalsha");
        assertEquals(Reason.NO_PERMISSION, refusal(dao.put(NewJobs.plain(FOO, JOB))));
        redis.command("ACL", "SETUSER", "default", "+@all");
        done(dao.put(NewJobs.plain(FOO, JOB)));
    }

    @Test
    void anErrorInsideAScriptIsOfUnknownOutcome() {
        redis.command("ACL", "SETUSER", "default", "-xadd");
        assertEquals(Reason.OUTCOME_UNKNOWN, refusal(dao.put(NewJobs.plain(FOO, JOB))));
    }

    @Test
    void aWrongPasswordIsToldFromOtherFaults() {
        try (RedisServer locked = RedisServer.startWithPassword("secret");
                RedisStorage other = Storages.of(locked)) {
            other.open();
            assertEquals(Reason.NO_PERMISSION, refusal(other.jobs().put(NewJobs.plain(FOO, JOB))));
        }
    }

    @Test
    void noFreeClientIsToldFromOtherFaults() {
        redis.command("CLIENT", "KILL", "SKIPME", "yes", "TYPE", "normal");
        redis.command("CONFIG", "SET", "maxclients", "1");
        try (var holder = new redis.clients.jedis.Connection(redis.host(), redis.port())) {
            assertTrue(holder.ping());
            refusal(dao.put(NewJobs.plain(FOO, JOB))); // meets the killed connection
            assertEquals(Reason.BUSY, refusal(dao.put(NewJobs.plain(FOO, JOB))));
        }
    }

    @Test
    void aScriptThatRunsTooLongKeepsTheOthersBusy() {
        redis.command("CONFIG", "SET", "busy-reply-threshold", "1");
        CompletableFuture<Void> endless = CompletableFuture.runAsync(() -> {
            try {
                redis.command("EVAL", "while true do end", "0");
            } catch (redis.clients.jedis.exceptions.JedisException e) {
                // killed below
            }
        });
        await().until(() -> refused(dao.put(NewJobs.plain(FOO, JOB))).equals(Optional.of(Reason.BUSY)));
        redis.command("SCRIPT", "KILL");
        endless.join();
        done(dao.put(NewJobs.plain(FOO, JOB)));
    }
}
