package org.presque.worker;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.presque.testing.JavaJar;
import org.presque.testing.MortalJvm;
import org.presque.testing.RedisServer;

/** Workers that die, and some that take longer than a lease lasts, with {@code java -jar}. */
class WorkersKilledIT {
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final int JOBS = 1200;
    private static final int WORKERS = 3;
    private static final int DEATHS = 4;

    @AutoClose
    private static final RedisServer REDIS = RedisServer.start();

    @AutoClose
    private static final JavaJar SERVER = JavaJar.start(REDIS.folder(), REDIS.settings());

    private final Presque presque = Presque.at(SERVER.base());

    @Test
    void loseNothingAndDoNothingTwiceWhenTheyAreKilled() {
        JobQueue queue = presque.queue("mortal");
        assertEquals(JOBS, queue.putAll(Collections.nCopies(JOBS, "{}")).size());
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        Queue<MortalJvm> workers = new ConcurrentLinkedQueue<>();
        try {
            for (int i = 0; i < WORKERS + DEATHS; i++) {
                int before = heard.size();
                workers.add(MortalProcess.start(SERVER.base(), "mortal", heard));
                if (workers.size() > WORKERS) {
                    await().atMost(LIMIT).until(() -> heard.size() > before + 50);
                    workers.remove().close();
                }
            }
            await().atMost(LIMIT).until(queue::stats, stats -> stats.contains("\"processed\":" + JOBS));
        } finally {
            workers.forEach(MortalJvm::close);
        }
        String stats = queue.stats();
        assertTrue(
                stats.contains(
                        "\"ready\":0,\"delayed\":0,\"leased\":0,\"dead\":0,\"enqueued\":1200,\"processed\":1200"),
                stats);
        // What they were at when they died was tried again: the deaths were felt.
        assertFalse(stats.contains("\"failed\":0,"), stats);
        Set<Long> all = LongStream.rangeClosed(1, JOBS).boxed().collect(Collectors.toSet());
        assertEquals(all, new TreeSet<>(heard.stream().map(Long::valueOf).toList()));
    }

    @Test
    void finishJobsThatTakeLongerThanALease() {
        JobQueue queue = presque.queue("long");
        List<Long> ids = queue.putAll(List.of("1", "2", "3", "4", "5"));
        Map<Long, Integer> begun = new ConcurrentHashMap<>();
        Worker worker = Worker.of(job -> {
            begun.merge(job.id(), 1, Integer::sum);
            Thread.sleep(5000);
        });
        try (worker) {
            worker.from(presque)
                    .queues("long")
                    .concurrency(5)
                    .ttr(Duration.ofSeconds(2))
                    .start();
            await().atMost(LIMIT).until(queue::stats, stats -> stats.contains("\"processed\":5,"));
        }
        String stats = queue.stats();
        assertTrue(stats.contains("\"processed\":5,\"failed\":0,"), stats);
        assertEquals(ids.stream().collect(Collectors.toMap(id -> id, id -> 1)), begun);
        assertEquals(List.of(), queue.takeAll(10));
    }
}
