package org.presque.worker;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.presque.worker.Once.inTurn;
import static org.presque.worker.Scene.SOON;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.presque.worker.Loopback.Told;

/** How a worker ends. */
class WorkerStopTest {
    private static final List<Told> ONE = List.of(Told.job(7, 60, "{}"));
    private static final Told OK = new Told(200, Map.of(), "{}");
    private static final Duration AT_ONCE = Duration.ofSeconds(3);

    @Test
    void hangsUpAPollThatWaits() throws Exception {
        Scene.of(List.of(), inTurn(OK), Worker.of(job -> {}), scene -> {
            await().atMost(SOON).until(() -> scene.asked("GET") == 1);
            assertTimeout(AT_ONCE, () -> scene.worker().stop(Duration.ofMinutes(1)));
            assertEquals(1, scene.server().registered("POST"));
            assertEquals(1, scene.server().registered("DELETE"));
            assertEquals(1, scene.log().lines(": stopped").size());
            assertEquals(List.of(), scene.log().lines("away"));
        });
    }

    @Test
    void letsARunningJobBeFinished() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Worker worker = Worker.of(job -> {
            begun.countDown();
            end.await();
        });
        Scene.of(ONE, inTurn(OK), worker, scene -> {
            begun.await();
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> worker.stop(Duration.ofMinutes(1)));
            await().during(Duration.ofMillis(600)).until(() -> !stopped.isDone());
            end.countDown();
            stopped.get();
            assertEquals(1, scene.asked("DELETE"));
            assertEquals(0, scene.asked("PUT"));
            assertEquals(1, scene.asked("GET"));
        });
    }

    @Test
    void putsBackAtOnceWhatHasNotEndedInTime() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Worker worker = Worker.of(job -> {
            begun.countDown();
            new CountDownLatch(1).await();
        });
        Scene.of(ONE, inTurn(OK), worker, scene -> {
            begun.await();
            assertTimeout(AT_ONCE, () -> worker.stop(Duration.ofMillis(100)));
            assertPutBack(scene);
        });
    }

    private static void assertPutBack(Scene scene) {
        assertEquals(
                "[PUT /q/jobs/7?lease=token7&delay=PT0S]",
                scene.server().asked("PUT").toString());
        assertEquals(
                "{\"error\":\"worker stopped\"}",
                scene.server().asked("PUT").get(0).body());
        assertEquals(0, scene.asked("DELETE"));
    }

    /** A second call shortens the grace of the first, as a second signal does. */
    @Test
    void stopsAtOnceWhenItIsToldAgain() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Worker worker = Worker.of(job -> {
            begun.countDown();
            new CountDownLatch(1).await();
        });
        Scene.of(ONE, inTurn(OK), worker, scene -> {
            begun.await();
            CompletableFuture<Void> polite = CompletableFuture.runAsync(() -> worker.stop(Duration.ofMinutes(1)));
            await().during(Duration.ofMillis(300)).until(() -> !polite.isDone());
            assertTimeout(AT_ONCE, () -> worker.stop(Duration.ZERO));
            polite.get();
            assertPutBack(scene);
        });
    }

    @Test
    void putsBackTheJobOfAThreadThatDoesNotListen() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Worker worker = Worker.of(job -> {
            begun.countDown();
            while (end.getCount() > 0) {
                Thread.onSpinWait();
            }
        });
        Scene.of(ONE, inTurn(OK), worker, scene -> {
            begun.await();
            assertTimeout(SOON, () -> worker.stop(Duration.ZERO));
            end.countDown();
            assertPutBack(scene);
        });
    }

    /** Longer than there are milliseconds. */
    @Test
    void mayBeToldToWaitForEver() throws Exception {
        Scene.of(List.of(), inTurn(OK), Worker.of(job -> {}), scene -> {
            await().atMost(SOON).until(() -> scene.asked("GET") == 1);
            assertTimeout(AT_ONCE, () -> scene.worker().stop(Duration.ofSeconds(Long.MAX_VALUE)));
            assertEquals(1, scene.server().registered("DELETE"));
        });
    }

    @Test
    void canBeStoppedByAJob() throws Exception {
        CompletableFuture<Worker> self = new CompletableFuture<>();
        Worker worker = Worker.of(job -> self.get().stop(Duration.ofMinutes(1)));
        Scene.of(ONE, inTurn(OK), worker, scene -> {
            self.complete(worker);
            assertTimeout(SOON, worker::join);
            assertEquals(1, scene.asked("DELETE"));
            assertEquals(1, scene.asked("GET"));
        });
    }

    /** Nothing would bring back the job of a plain poll that was hung up. */
    @Test
    void waitsForTheAnswerToAPlainPoll() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch comes = new CountDownLatch(1);
        Told job = new Told(200, Map.of("X-Presque-Queue", "jobs", "X-Presque-Job", "7"), "{}");
        try (Log log = new Log();
                Loopback server = new Loopback(question -> {
                    asked.countDown();
                    Once.await(comes);
                    return job;
                })) {
            Worker worker =
                    Worker.of(done -> {}).from(Presque.at(server.base())).plain();
            worker.queues("jobs").start();
            asked.await();
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> worker.stop(Duration.ofMinutes(1)));
            await().during(Duration.ofMillis(600)).until(() -> !stopped.isDone());
            comes.countDown();
            stopped.get();
            assertEquals(1, log.lines("job jobs/7").size());
        }
    }

    @Test
    void canNeitherBeStartedTwiceNorSetUpThen() throws Exception {
        Scene.of(List.of(), inTurn(OK), Worker.of(job -> {}), scene -> {
            assertThrows(IllegalStateException.class, scene.worker()::start);
            assertThrows(IllegalStateException.class, () -> scene.worker().concurrency(2));
        });
    }

    @Test
    void doesNotMindBeingStoppedBeforeItWasStarted() {
        assertTimeout(AT_ONCE, () -> {
            Worker worker = Worker.of(job -> {});
            worker.stop();
            worker.join();
        });
    }
}
