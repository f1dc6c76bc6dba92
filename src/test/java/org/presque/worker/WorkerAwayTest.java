package org.presque.worker;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.presque.worker.Once.inTurn;
import static org.presque.worker.Scene.SOON;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.testing.FreePort;
import org.presque.worker.Loopback.Told;

/** A worker whose server is not there, or does not answer as it should. */
class WorkerAwayTest {
    private static final Told OK = new Told(200, Map.of(), "{}");

    @Test
    void worksWhenTheServerIsThere() throws Exception {
        int port = FreePort.find();
        CountDownLatch done = new CountDownLatch(1);
        try (Log log = new Log();
                Worker worker = Worker.of(job -> done.countDown())) {
            worker.from("http://127.0.0.1:" + port).queues("jobs").start();
            await().atMost(SOON).until(() -> log.lines("the server is away").size() == 1);
            try (Once once = new Once(List.of(Told.job(1, 60, "{}")), inTurn(OK));
                    Loopback server = new Loopback(once, port)) {
                done.await();
                await().atMost(SOON).until(() -> server.registered("POST") == 1);
                assertEquals(1, log.lines("the server is back").size());
                worker.stop();
            }
        }
    }

    /** A container says 404 in its own words while it deploys the WAR. */
    @Test
    void startsThoughNobodyServesPresqueYet() throws Exception {
        HttpServer container = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        container.start();
        try (Log log = new Log();
                Worker worker = Worker.of(job -> {})) {
            worker.from("http://127.0.0.1:" + container.getAddress().getPort())
                    .queues("jobs")
                    .start();
            await().atMost(SOON).until(() -> log.lines("the server is away").size() == 1);
        } finally {
            container.stop(0);
        }
    }

    /** Also what only looks like an answer, of a proxy say. */
    @ParameterizedTest
    @ValueSource(ints = {503, 404, 200, 0})
    void pausesAfterWhatIsNoAnswerToAPoll(int status) throws Exception {
        try (Loopback server = new Loopback(asked -> new Told(status, Map.of(), "<html>"));
                Worker worker = Worker.of(job -> {})) {
            worker.from(Presque.at(server.base())).queues("jobs").start();
            await().atMost(SOON).until(() -> server.asked("GET").size() >= 3);
            await().during(Duration.ofSeconds(1))
                    .until(() -> server.asked("GET").size() < 20);
        }
    }

    /** A server that is about to stop says at once that there is no job, to all who wait. */
    @Test
    void pausesWhereAPollIsNotWaitedFor() throws Exception {
        try (Log log = new Log();
                Loopback server = new Loopback(asked -> Told.NO_JOB);
                Worker worker = Worker.of(job -> {})) {
            worker.from(Presque.at(server.base())).queues("jobs").start();
            await().during(Duration.ofSeconds(1))
                    .until(() -> server.asked("GET").size() < 20);
            assertEquals(List.of(), log.lines("away"));
        }
    }

    @Test
    void asksForAllItsQueuesAndWaits() throws Exception {
        Scene.of(
                List.of(),
                inTurn(OK),
                Worker.of(job -> {}),
                worker -> worker.queues("mail", "grüße")
                        .ttr(Duration.ofSeconds(90))
                        .concurrency(3),
                scene -> {
                    await().atMost(SOON).until(() -> scene.asked("GET") == 3);
                    String poll = scene.server().asked("GET").get(0).target();
                    assertEquals("/q/mail,gr%C3%BC%C3%9Fe?wait=PT20S&ttr=PT1M30S", poll);
                    assertEquals(2, scene.server().registered("POST"));
                });
    }

    @Test
    void doesNotStartWithWhatCannotBe() {
        Worker worker = Worker.of(job -> {});
        assertThrows(IllegalArgumentException.class, () -> worker.from("localhost:5000"));
        assertThrows(IllegalArgumentException.class, worker::start, "no queue");
        worker.queues("jobs").ttr(Duration.ofMillis(999));
        assertThrows(IllegalArgumentException.class, worker::start);
        worker.plain().concurrency(0);
        assertThrows(IllegalArgumentException.class, worker::start);
        worker.concurrency(1).id("grüße");
        assertThrows(IllegalArgumentException.class, worker::start);
    }
}
