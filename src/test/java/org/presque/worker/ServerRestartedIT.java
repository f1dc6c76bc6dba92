package org.presque.worker;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.presque.standalone.PresqueProcess;
import org.presque.testing.FreePort;
import org.presque.testing.RedisServer;

/** A server that is killed, and comes back at the same address. */
class ServerRestartedIT {
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final Duration FINE = Duration.ofMillis(10);
    private static final Duration BACK = Duration.ofSeconds(2);
    private static final int WORKERS = 8;
    private static final int JOBS = 1500;

    @AutoClose
    private static final RedisServer REDIS = RedisServer.start();

    @TempDir
    private Path folder = Path.of("");

    private final int port = FreePort.find();
    private final Presque presque = Presque.at("http://127.0.0.1:" + port).withPatience(Duration.ZERO);

    private PresqueProcess server() {
        return PresqueProcess.start(
                folder,
                Map.of(),
                "--port",
                String.valueOf(port),
                "--redis",
                "redis://" + REDIS.host() + ":" + REDIS.port());
    }

    /** One at a time, each with the moment when it last began a job. */
    private record Busy(Worker worker, AtomicLong begun) {
        static Busy on(Presque presque) {
            AtomicLong begun = new AtomicLong();
            Worker worker = Worker.of(job -> {
                begun.set(System.nanoTime());
                Thread.sleep(5);
            });
            worker.from(presque).queues("busy").ttr(Duration.ofSeconds(3)).start();
            return new Busy(worker, begun);
        }

        boolean hasBegunSince(long moment) {
            return begun.get() - moment > 0;
        }
    }

    @Test
    void hasItsWorkersBackWithinTwoSecondsAndLosesNoJob() {
        List<Busy> workers = new ArrayList<>();
        try {
            try (PresqueProcess first = server()) {
                first.port();
                presque.queue("busy").putAll(Collections.nCopies(JOBS, "{}"));
                Stream.generate(() -> Busy.on(presque)).limit(WORKERS).forEach(workers::add);
                awaitAllBusy(workers, System.nanoTime());
            }
            try (PresqueProcess second = server()) {
                awaitAnswer();
                long returned = System.nanoTime();
                awaitAllBusy(workers, returned);
                Duration after = Duration.ofNanos(System.nanoTime() - returned);
                assertTrue(after.compareTo(BACK) < 0, () -> "the last one was back after " + after);
                second.port();
                String all = "\"processed\":" + JOBS;
                await().atMost(LIMIT).until(presque.queue("busy")::stats, stats -> stats.contains(all));
                workers.forEach(busy -> busy.worker().stop());
            }
        } finally {
            workers.forEach(busy -> busy.worker().stop(Duration.ZERO));
        }
    }

    private static void awaitAllBusy(List<Busy> workers, long since) {
        await().atMost(LIMIT).pollInterval(FINE).until(() -> workers.stream()
                .allMatch(busy -> busy.hasBegunSince(since)));
    }

    private void awaitAnswer() {
        await().atMost(LIMIT)
                .pollInterval(FINE)
                .ignoreException(PresqueException.class)
                .until(() -> presque.stats().contains("busy"));
    }
}
