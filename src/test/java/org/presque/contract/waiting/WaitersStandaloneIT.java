package org.presque.contract.waiting;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RedisRefusalsContract.assertFault;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.newQueue;
import static org.presque.contract.waiting.Polling.secondsOf;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.presque.contract.RunningPresque;
import org.presque.testing.JavaJar;
import org.presque.testing.RedisServer;

/** Who waits at a server of their own: too many of them, and when it ends. */
class WaitersStandaloneIT implements Polling {
    private static final int LIMIT = 3;

    @AutoClose
    private final RedisServer redis = RedisServer.start();

    @AutoClose
    private final JavaJar presque;

    private final Path folder;

    WaitersStandaloneIT(@TempDir Path folder) {
        this.folder = folder;
        this.presque = JavaJar.start(
                folder, RunningPresque.settings(redis) + "queues:\n  waiters_limit: %d\n".formatted(LIMIT));
    }

    @Override
    public URI base() {
        return presque.base();
    }

    @Override
    public RedisServer redis() {
        return redis;
    }

    @Override
    public String container() {
        return "standalone";
    }

    @Test
    void refusesThoseWhoAreTooMany() {
        String queue = newQueue();
        List<Poll> polls = IntStream.range(0, LIMIT)
                .mapToObj(i -> park(queue + i, "/q/" + queue + i + "?" + LONG))
                .toList();

        assertFault(503, "no", http().get("/q/" + queue + "?wait=1"));
        assertError(404, "no job", http().get("/q/" + queue));

        put(queue + 0, "1");
        assertGets("1", polls.get(0));
        await().pollInterval(Duration.ofMillis(20))
                .until(() -> http().get("/q/" + queue + "?wait=0.01").status() == 404);
    }

    /** Within the second, and without complaints. */
    @Test
    void tellsThoseWhoWaitThatThereIsNoJobWhenItEnds() throws IOException {
        String queue = newQueue();
        Poll plain = park(queue, "/q/" + queue + "?" + LONG);
        Poll leased = park(queue + 1, "/q/" + queue + "1?ttr=60&" + LONG);
        Poll batch = park(queue + 2, "/qb/" + queue + "2?" + LONG);

        CompletableFuture<Void> end = CompletableFuture.runAsync(presque::close);
        double seconds = secondsOf(
                () -> List.of(plain, leased, batch).forEach(poll -> assertError(404, "no job", poll.answer())));
        end.join();

        assertTrue(seconds < 1.5, () -> "after " + seconds + " s");
        String log = Files.readString(folder.resolve("presque.log"));
        assertEquals(
                List.of(),
                log.lines()
                        .filter(line -> line.matches(".*(WARNING|SEVERE|\\tat |Exception).*"))
                        .toList());
        assertTrue(log.contains("shutting down: 3 that waited for jobs"), log);
    }
}
