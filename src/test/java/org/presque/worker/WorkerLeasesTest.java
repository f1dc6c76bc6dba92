package org.presque.worker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.worker.Once.inTurn;
import static org.presque.worker.Scene.SOON;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.presque.worker.Loopback.Asked;
import org.presque.worker.Loopback.Told;

/** What a worker says of its jobs, whatever the server answers, or does not. */
class WorkerLeasesTest {
    private static final List<Told> ONE = List.of(Told.job(7, 60, "{}"));
    private static final List<Told> ONE_FOR_A_SECOND = List.of(Told.job(7, 1, "{}"));
    private static final Told NO_CONTENT = new Told(204, Map.of(), "");
    private static final Told OK = new Told(200, Map.of(), "{}");
    private static final Told LOST = Told.LOST;
    private static final Told NOT_HERE = new Told(404, Map.of(), "<html>");
    private static final Told NOT_HELD = Told.error(409, "lease is not held");

    @Test
    void saysDoneOnceWhereItIsHeard() throws Exception {
        Scene.of(ONE, inTurn(NO_CONTENT), Worker.of(job -> {}), scene -> {
            await().atMost(SOON).until(() -> scene.log().lines("ms: done").size() == 1);
            assertEquals(
                    "[DELETE /q/jobs/7?lease=token7]",
                    scene.server().asked("DELETE").toString());
            assertEquals(0, scene.asked("PUT"));
            String line = scene.log().lines("ms: done").get(0);
            assertTrue(line.matches(".+: job jobs/7, attempt 1, after \\d+ ms: done"), line);
        });
    }

    @Test
    void saysDoneUntilItIsHeard() throws Exception {
        Function<Asked, Told> answers = inTurn(Told.error(503, "away"), LOST, Told.error(504, "perhaps"), NO_CONTENT);
        Scene.of(ONE, answers, Worker.of(job -> {}), scene -> {
            await().atMost(SOON).until(() -> scene.log().lines("ms: done").size() == 1);
            assertEquals(4, scene.asked("DELETE"));
        });
    }

    /** The answer to the first was lost; that to the second says that there is no such job any more. */
    @Test
    void takesADoneForHeardThatFindsNoJobAfterALostAnswer() throws Exception {
        Scene.of(ONE, inTurn(LOST, Told.error(404, "no such job")), Worker.of(job -> {}), scene -> {
            await().atMost(SOON).until(() -> scene.log().lines("ms: done").size() == 1);
            assertEquals(2, scene.asked("DELETE"));
        });
    }

    @Test
    void saysNoMoreOfAJobThatItHasLost() throws Exception {
        Scene.of(ONE, inTurn(NOT_HELD), Worker.of(job -> {}), scene -> {
            await().atMost(SOON)
                    .until(() -> scene.log()
                                    .lines("lost: done, but lease is not held")
                                    .size()
                            == 1);
            assertEquals(1, scene.asked("DELETE"));
        });
    }

    /** A server that is about to serve presque says so, or a proxy that finds none. */
    @Test
    void doesNotBelieveWhoKnowsNothingOfTheJob() throws Exception {
        Function<Asked, Told> answers = inTurn(LOST, NOT_HERE, Told.error(503, "away"), NO_CONTENT);
        Scene.of(ONE, answers, Worker.of(job -> {}), scene -> {
            await().atMost(SOON).until(() -> scene.log().lines("ms: done").size() == 1);
            assertEquals(4, scene.asked("DELETE"));
        });
    }

    @Test
    void triesToSayDoneUntilTheLeaseIsOver() throws Exception {
        Scene.of(ONE_FOR_A_SECOND, inTurn(LOST), Worker.of(job -> {}), scene -> {
            await().atMost(SOON)
                    .until(() -> scene.log().lines("lost: done, but no answer").size() == 1);
            assertTrue(scene.asked("DELETE") > 1);
        });
    }

    @Test
    void putsBackWithTheErrorAndTellsFailFirst() throws Exception {
        CompletableFuture<Throwable> heard = new CompletableFuture<>();
        Worker worker = new Worker() {
            @Override
            protected void work(Job job) {
                throw new IllegalArgumentException("a \"bad\" job\n\\");
            }

            @Override
            protected void fail(Job job, Throwable error) {
                heard.complete(error);
                throw new IllegalStateException("fails too");
            }
        };
        Scene.of(ONE, inTurn(LOST, OK), worker, scene -> {
            await().atMost(SOON).until(() -> scene.log().lines("put back: ").size() == 1);
            Asked said = scene.server().asked("PUT").get(1);
            assertEquals("/q/jobs/7?lease=token7", said.target());
            assertEquals(
                    "{\"error\":\"java.lang.IllegalArgumentException: a \\u0022bad\\u0022 job\\u000a\\u005c\"}",
                    said.body());
            assertEquals("a \"bad\" job\n\\", heard.get().getMessage());
            assertEquals(0, scene.asked("DELETE"));
        });
    }

    @Test
    void putsBackForWhenTheWorkSays() throws Exception {
        Worker worker = Worker.of(job -> {
            throw new PutBack("later", Duration.ofMinutes(10));
        });
        Scene.of(ONE, inTurn(OK), worker, scene -> {
            await().atMost(SOON)
                    .until(() -> scene.log().lines("put back: later").size() == 1);
            Asked said = scene.server().asked("PUT").get(0);
            assertEquals("/q/jobs/7?lease=token7&delay=PT10M", said.target());
            assertEquals("{\"error\":\"later\"}", said.body());
        });
    }

    /** Also an error of the JVM's; and the thread goes on with the next job. */
    @Test
    void goesOnAfterWhateverAJobThrows() throws Exception {
        List<Told> jobs = List.of(Told.job(1, 60, "{}"), Told.job(2, 60, "{}"));
        Worker worker = Worker.of(job -> {
            throw new StackOverflowError("deep");
        });
        Scene.of(jobs, inTurn(OK), worker, scene -> await().atMost(SOON).until(() -> scene.asked("PUT") == 2));
    }

    @Test
    void extendsTheLeaseWhileTheWorkRunsAndNoLonger() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Scene.of(ONE_FOR_A_SECOND, inTurn(OK), Worker.of(job -> end.await()), scene -> {
            await().atMost(SOON).until(() -> scene.asked("POST") == 4);
            end.countDown();
            await().atMost(SOON).until(() -> scene.asked("DELETE") == 1);
            int extended = scene.asked("POST");
            await().during(Duration.ofMillis(700)).until(() -> scene.asked("POST") == extended);
            assertEquals(
                    "POST /q/jobs/7?lease=token7",
                    scene.server().asked("POST").get(0).toString());
        });
    }

    @Test
    void extendsAgainAfterAFault() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Function<Asked, Told> answers = inTurn(LOST, Told.error(503, "away"), OK);
        Scene.of(ONE_FOR_A_SECOND, answers, Worker.of(job -> end.await()), scene -> {
            await().atMost(SOON).until(() -> scene.asked("POST") == 6);
            end.countDown();
            await().atMost(SOON).until(() -> scene.log().lines("ms: done").size() == 1);
        });
    }

    @Test
    void extendsThoughSomebodyKnowsNothingOfTheJob() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Scene.of(ONE_FOR_A_SECOND, inTurn(NOT_HERE, OK), Worker.of(job -> end.await()), scene -> {
            await().atMost(SOON).until(() -> scene.asked("POST") == 4);
            end.countDown();
            await().atMost(SOON).until(() -> scene.log().lines("ms: done").size() == 1);
        });
    }

    @Test
    void interruptsTheWorkThatHasLostItsLeaseAndSaysNothingOfIt() throws Exception {
        CompletableFuture<Boolean> wasLost = new CompletableFuture<>();
        Worker worker = interruptible(wasLost);
        Scene.of(ONE_FOR_A_SECOND, inTurn(NOT_HELD), worker, scene -> {
            assertTrue(wasLost.get(10, SECONDS));
            await().atMost(SOON).until(() -> scene.asked("GET") == 2);
            assertEquals(1, scene.log().lines("lost: lease is not held").size());
            assertEquals(0, scene.asked("DELETE") + scene.asked("PUT"));
        });
    }

    @Test
    void takesTheLeaseForLostWhenNobodyExtendsItInTime() throws Exception {
        assertLostInTime(LOST);
    }

    @Test
    void takesTheLeaseForLostWhenAnswersBeginAndDoNotEnd() throws Exception {
        assertLostInTime(Told.STOPPED);
    }

    private static void assertLostInTime(Told extended) throws Exception {
        CompletableFuture<Boolean> wasLost = new CompletableFuture<>();
        Scene.of(ONE_FOR_A_SECOND, inTurn(extended), interruptible(wasLost), scene -> {
            long begun = System.nanoTime();
            assertTrue(wasLost.get(10, SECONDS));
            Duration after = Duration.ofNanos(System.nanoTime() - begun);
            assertTrue(after.compareTo(Duration.ofMillis(1900)) < 0, () -> "lost after " + after);
            await().atMost(SOON).until(() -> scene.asked("GET") == 2);
            assertEquals(0, scene.asked("DELETE") + scene.asked("PUT"));
        });
    }

    private static Worker interruptible(CompletableFuture<Boolean> wasLost) {
        return Worker.of(job -> {
            assertFalse(job.isLost());
            try {
                new CountDownLatch(1).await();
            } finally {
                wasLost.complete(job.isLost());
            }
        });
    }

    @Test
    void leavesNoInterruptBehindForTheNextJob() throws Exception {
        List<Told> jobs = List.of(Told.job(1, 60, "{}"), Told.job(2, 60, "{}"));
        AtomicBoolean wasInterrupted = new AtomicBoolean();
        Worker worker = Worker.of(job -> {
            wasInterrupted.set(Thread.currentThread().isInterrupted());
            Thread.currentThread().interrupt();
        });
        Scene.of(jobs, inTurn(NO_CONTENT), worker, scene -> {
            await().atMost(SOON).until(() -> scene.log().lines("ms: done").size() == 2);
            assertFalse(wasInterrupted.get());
        });
    }

    @Test
    void saysNothingOfPlainJobs() throws Exception {
        List<Told> jobs = List.of(plain(1), plain(2));
        Worker worker = Worker.of(job -> {
            if (job.id() == 1) {
                throw new IllegalStateException("gone");
            }
        });
        Scene.of(jobs, inTurn(OK), worker, Worker::plain, scene -> {
            await().atMost(SOON).until(() -> scene.log().lines("ms: done").size() == 1);
            assertEquals(1, scene.log().lines("failed, and is gone").size());
            assertEquals(
                    "GET /q/jobs?wait=PT5S", scene.server().asked("GET").get(0).toString());
            assertEquals(0, scene.asked("DELETE") + scene.asked("PUT") + scene.asked("POST"));
        });
    }

    private static Told plain(long id) {
        return new Told(200, Map.of("X-Presque-Queue", "jobs", "X-Presque-Job", String.valueOf(id)), "{}");
    }
}
