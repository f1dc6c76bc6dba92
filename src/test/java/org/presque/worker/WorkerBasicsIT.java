package org.presque.worker;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.presque.testing.JavaJar;

/** Producers and workers with {@code java -jar}, when all goes well. */
class WorkerBasicsIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private static Path folder = Path.of("");

    @org.jspecify.annotations.Nullable private static JavaJar server;

    private final Presque presque =
            Presque.at(java.util.Objects.requireNonNull(server).base());

    @BeforeAll
    static void start() {
        server = JavaJar.start(folder, "{}");
    }

    @AfterAll
    static void stop() {
        java.util.Objects.requireNonNull(server).close();
    }

    @Test
    void doesWhatWasPut() {
        JobQueue queue = presque.queue("all");
        ConcurrentLinkedQueue<String> done = new ConcurrentLinkedQueue<>();
        assertEquals(1, queue.put("{\"a\": 1}"));
        assertEquals(List.of(2L, 3L, 4L), queue.putAll(List.of("2", "[\n3]", "4")));
        try (Worker worker = Worker.of(job -> {
                    if (job.text().equals("4") && job.attempt() == 1) {
                        throw new PutBack("not \"yet\"\n", Duration.ZERO);
                    }
                    done.add(job.text());
                })
                .from(presque)
                .queues("all")
                .start()) {
            await().atMost(LIMIT).until(() -> queue.stats(), stats -> stats.contains("\"processed\":4"));
        }
        assertEquals(List.of("{\"a\": 1}", "2", "[\n3]", "4"), List.copyOf(done));
        assertTrue(queue.stats().contains("\"failed\":1"), queue.stats());
        assertEquals(Optional.empty(), queue.take());
    }
}
