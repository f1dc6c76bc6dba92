package org.presque.worker;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.presque.testing.Http;
import org.presque.testing.JavaJar;
import org.presque.testing.RedisServer;

/** Producers and workers with {@code java -jar}, when all goes well. */
class WorkerBasicsIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @AutoClose
    private static final RedisServer REDIS = RedisServer.start();

    @AutoClose
    private static final JavaJar SERVER = JavaJar.start(REDIS.folder(), REDIS.settings());

    private final Presque presque = Presque.at(SERVER.base());

    @Test
    void doesWhatWasPutAndTriesAgainWhatFailed() {
        JobQueue queue = presque.queue("all");
        Queue<String> done = new ConcurrentLinkedQueue<>();
        assertEquals(1, queue.put("{\"a\": 1}"));
        assertEquals(List.of(2L, 3L, 4L), queue.putAll(List.of("2", "[\n3]", "4")));
        Worker worker = Worker.of(job -> {
            if (job.text().equals("4") && job.attempt() == 1) {
                throw new PutBack("not \"yet\"\n", Duration.ZERO);
            }
            done.add(job.text());
        });
        try (worker) {
            worker.from(presque).queues("all").start();
            await().atMost(LIMIT).until(queue::stats, stats -> stats.contains("\"processed\":4"));
        }
        assertEquals(List.of("{\"a\": 1}", "2", "[\n3]", "4"), List.copyOf(done));
        assertTrue(queue.stats().contains("\"failed\":1"), queue.stats());
        assertEquals(Optional.empty(), queue.take());
    }

    @Test
    void isOnTheListsAndCountedAsLongAsItWorks() {
        JobQueue queue = presque.queue("first");
        Http http = new Http(SERVER.base());
        Worker worker = Worker.of(job -> {}).id("w 1").from(presque).queues("first", "second");
        try (worker) {
            worker.start();
            var unused = queue.put("1");
            String done = "{\"queue_name\":\"first\",\"workers_list\":[\"w 1\"],\"processed\":1,\"failed\":0}";
            await().atMost(LIMIT).until(() -> http.get("/w/?queue_name=first").text(), done::equals);
            assertTrue(http.get("/w/?queue_name=second").text().contains("[\"w 1\"]"));
        }
        assertEquals("[]", http.get("/w/").text());
    }

    @Test
    void doesAllJobsOfTheFirstQueueFirst() {
        assertEquals(List.of(1L, 2L), presque.queue("low").putAll(List.of("1", "2")));
        assertEquals(List.of(1L, 2L), presque.queue("high").putAll(List.of("3", "4")));
        Queue<String> done = new ConcurrentLinkedQueue<>();
        Worker worker = Worker.of(job -> done.add(job.text())).from(presque).queues("high", "low");
        try (worker) {
            worker.start();
            await().atMost(LIMIT).until(() -> done.size() == 4);
        }
        assertEquals(List.of("3", "4", "1", "2"), List.copyOf(done));
    }

    /** A poll that waits gets a job at once, also a plain one. */
    @Test
    void worksWithoutLeases() {
        JobQueue queue = presque.queue("plain");
        Queue<String> done = new ConcurrentLinkedQueue<>();
        Worker worker = Worker.of(job -> done.add(job + " " + job.attempt()));
        try (worker) {
            worker.from(presque)
                    .queues("plain")
                    .plain()
                    .concurrency(2)
                    .grace(Duration.ZERO)
                    .start();
            var unused = queue.putAll(List.of("1", "2", "3"));
            await().atMost(LIMIT).until(() -> done.size() == 3);
        }
        assertTrue(queue.stats().contains("\"enqueued\":3,\"processed\":3,\"failed\":0,"), queue.stats());
    }
}
