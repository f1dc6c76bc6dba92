package org.presque.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.testing.Stages.reason;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.presque.queue.JobDao;
import org.presque.queue.model.Job;
import org.presque.queue.model.JobText;
import org.presque.queue.model.NewJobs;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Reason;
import org.presque.testing.RedisServer;

/**
 * Many threads, and a Redis that dies in the middle, again and again: every command is answered exactly once and within
 * its time, what was accepted is there, what was refused is not, nothing is there twice.
 */
class PipelinesStressIT {

    private static final QueueName FOO = new QueueName("foo");
    private static final int THREADS = 16;
    private static final int UNDER_WAY = 200;
    private static final int DEATHS = 4;
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    // What Redis has acknowledged survives its death: the test is about us, not about fsync.
    @AutoClose
    private final RedisServer redis = RedisServer.start("--appendonly", "yes", "--appendfsync", "always");

    @AutoClose
    private final RedisStorage storage = Storages.of(redis);

    private final JobDao dao = storage.jobs();

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final Map<String, Reason> refused = new ConcurrentHashMap<>();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Queue<String> taken = new ConcurrentLinkedQueue<>();
    private final AtomicInteger takesOfUnknownOutcome = new AtomicInteger();
    private final Queue<Duration> late = new ConcurrentLinkedQueue<>();
    private volatile boolean isOver;

    @Test
    void everyCommandIsAnsweredOnceAndTrulyWhileRedisDiesAgainAndAgain() throws InterruptedException {
        storage.open();
        List<Thread> threads = IntStream.range(0, THREADS)
                .mapToObj(number -> new Thread(() -> ask(number), "asker-" + number))
                .toList();
        threads.forEach(Thread::start);
        for (int death = 1; death <= DEATHS; death++) {
            int before = accepted.size();
            await().atMost(Duration.ofSeconds(20)).until(() -> accepted.size() > before + 2000);
            redis.kill();
            redis.restart();
        }
        isOver = true;
        for (Thread thread : threads) {
            thread.join();
        }
        await().atMost(TIMEOUT.multipliedBy(2)).until(() -> answered.get() == asked.get());
        drain();
        check();
    }

    private void ask(int number) {
        Semaphore places = new Semaphore(UNDER_WAY / THREADS);
        for (int i = 0; !isOver; i++) {
            places.acquireUninterruptibly();
            if (i % 3 == 2) {
                take(places);
            } else {
                put(number + "-" + i, places);
            }
        }
    }

    private void put(String name, Semaphore places) {
        long start = begin();
        dao.put(NewJobs.plain(FOO, JobText.stored(("\"" + name + "\"").getBytes(UTF_8))))
                .whenComplete((put, fault) -> {
                    end(start, places);
                    if (fault == null) {
                        accepted.add(name);
                    } else {
                        refused.put(name, reason(fault));
                    }
                });
    }

    private void take(Semaphore places) {
        long start = begin();
        dao.take(FOO, 1, null).whenComplete((jobs, fault) -> {
            end(start, places);
            if (fault == null) {
                taken.add(name(jobs));
            } else if (reason(fault) == Reason.OUTCOME_UNKNOWN) {
                takesOfUnknownOutcome.incrementAndGet();
            }
        });
    }

    private static String name(List<Job> jobs) {
        return jobs.get(0).text().toString().replace("\"", "");
    }

    private long begin() {
        asked.incrementAndGet();
        return System.nanoTime();
    }

    private void end(long start, Semaphore places) {
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        if (took.compareTo(TIMEOUT) > 0) {
            late.add(took);
        }
        answered.incrementAndGet();
        places.release();
    }

    private void drain() {
        while (true) {
            try {
                taken.add(name(dao.take(FOO, 1, null).toCompletableFuture().join()));
            } catch (CompletionException e) {
                assertEquals(Reason.NO_JOB, reason(e));
                return;
            }
        }
    }

    private void check() {
        System.out.printf(
                "PipelinesStressIT: asked %d, accepted %d, refused %d, takes of unknown outcome %d%n",
                asked.get(), accepted.size(), refused.size(), takesOfUnknownOutcome.get());
        assertEquals(List.of(), List.copyOf(late), "answered after the time-out");
        assertEquals(Set.copyOf(taken).size(), taken.size(), "given out twice");
        List<String> lost = new ArrayList<>(accepted);
        lost.removeAll(Set.copyOf(taken));
        assertTrue(
                lost.size() <= takesOfUnknownOutcome.get(),
                () -> "lost " + lost.size() + " accepted jobs, but " + takesOfUnknownOutcome + " takes may have them");
        List<String> untrue = taken.stream()
                .filter(name -> refused.getOrDefault(name, Reason.OUTCOME_UNKNOWN) != Reason.OUTCOME_UNKNOWN)
                .toList();
        assertEquals(List.of(), untrue, "refused as not done, but stored");
        assertTrue(refused.containsValue(Reason.OUTCOME_UNKNOWN), "the test has not met a broken pipeline");
        assertTrue(refused.containsValue(Reason.UNREACHABLE), "the test has not met a refused connection");
    }
}
