package org.presque.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.worker.Once.inTurn;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.presque.testing.FreePort;
import org.presque.worker.Loopback.Asked;
import org.presque.worker.Loopback.Told;

/** What a producer sends, whatever the server answers, or does not. */
class PutTest {
    private static final Told CREATED = new Told(201, Map.of("X-Presque-Job", "17"), "{\"queue\":\"mail\",\"id\":17}");
    private static final Told BATCH = new Told(201, Map.of(), "{\"queue\":\"mail\",\"ids\":[1,2]}");

    private static JobQueue queue(Loopback server) {
        return Presque.at(server.base()).queue("mail");
    }

    @Test
    void sendsAgainWithTheSameKeyUntilItIsHeard() {
        Told[] answers = {Told.LOST, Told.error(503, "away"), Told.error(504, "perhaps"), CREATED};
        try (Loopback server = new Loopback(inTurn(answers))) {
            assertEquals(17, queue(server).put("{}"));
            List<Asked> asked = server.asked("POST");
            assertEquals(4, asked.size());
            assertEquals(1, asked.stream().map(Asked::key).distinct().count());
            assertFalse(asked.get(0).key().isEmpty());
        }
    }

    @Test
    void hasAKeyForEachPut() {
        try (Loopback server = new Loopback(inTurn(CREATED))) {
            queue(server).put("{}");
            queue(server).put("{}");
            List<Asked> asked = server.asked("POST");
            assertNotEquals(asked.get(0).key(), asked.get(1).key());
        }
    }

    /** Or an empty queue would be seen where there is none. */
    @Test
    void tellsAWrongAddressFromAnEmptyQueue() {
        Told page = new Told(404, Map.of(), "<h1>Not Found</h1>");
        try (Loopback server = new Loopback(inTurn(page))) {
            for (Executable fetch :
                    List.<Executable>of(queue(server)::take, () -> queue(server).takeAll(10))) {
                PresqueException fault = assertThrows(PresqueException.class, fetch);
                assertEquals("status 404, but not as presque answers: is it the right address?", fault.getMessage());
            }
        }
        try (Loopback server = new Loopback(inTurn(Told.error(404, "queue is closed")))) {
            assertEquals(Optional.empty(), queue(server).take());
            assertEquals(List.of(), queue(server).takeAll(10));
        }
    }

    @Test
    void saysWhatTheServerRefuses() {
        try (Loopback server = new Loopback(inTurn(Told.error(400, "job is not \\\"valid\\\" JSON")))) {
            PresqueException refused =
                    assertThrows(PresqueException.class, () -> queue(server).put("{"));
            assertEquals(400, refused.status());
            assertEquals("job is not \"valid\" JSON", refused.getMessage());
            assertFalse(refused.isPerhapsDone());
            assertEquals(1, server.asked("POST").size());
        }
    }

    @Test
    void givesUpWhenItsPatienceIsOver() {
        try (Loopback server = new Loopback(inTurn(Told.LOST))) {
            JobQueue queue =
                    Presque.at(server.base()).withPatience(Duration.ZERO).queue("mail");
            PresqueException lost = assertThrows(PresqueException.class, () -> queue.put("{}"));
            assertTrue(lost.isPerhapsDone());
            assertEquals(0, lost.status());
        }
    }

    /** What came after it did not change that. */
    @Test
    void saysThatItMayBeStoredAfterOneLostAnswer() {
        try (Loopback server = new Loopback(inTurn(Told.LOST, Told.error(503, "away")))) {
            Presque presque = Presque.at(server.base()).withPatience(Duration.ofMillis(500));
            PresqueException away = assertThrows(
                    PresqueException.class, () -> presque.queue("mail").put("{}"));
            assertEquals(503, away.status());
            assertTrue(away.isPerhapsDone());
        }
    }

    @Test
    void saysThatNobodyIsThere() {
        Presque nobody = Presque.at("http://127.0.0.1:" + FreePort.find()).withPatience(Duration.ofMillis(200));
        PresqueException refused =
                assertThrows(PresqueException.class, () -> nobody.queue("mail").put("{}"));
        assertEquals("cannot connect", refused.getMessage());
        assertFalse(refused.isPerhapsDone());
    }

    @Test
    void saysItsOptionsInTheQuery() {
        PutOptions options = PutOptions.none()
                .at(Instant.EPOCH)
                .delay(Duration.ofMillis(90_500))
                .priority(9)
                .ttl(Duration.ofHours(2))
                .tries(3)
                .backoff("10s,1m")
                .uniq("a b&c")
                .idempotencyKey("order-4711");
        try (Loopback server = new Loopback(inTurn(CREATED))) {
            queue(server).put("{}", options);
            Asked asked = server.asked("POST").get(0);
            assertEquals(
                    "/q/mail?backoff=10s%2C1m&delay=PT1M30.5S&priority=9&tries=3&ttl=PT2H&uniq=a%20b%26c",
                    asked.target());
            assertEquals("order-4711", asked.key());
            assertEquals("{}", asked.body());
        }
    }

    @Test
    void putsManyInOneRequestEach() {
        try (Loopback server = new Loopback(asked -> asked.target().startsWith("/qb/") ? BATCH : CREATED)) {
            PutOptions options = PutOptions.none().idempotencyKey("import");
            assertEquals(
                    List.of(1L, 2L, 17L, 1L, 2L), queue(server).putAll(List.of("1", " 2", "[\n3]", "4", "5"), options));
            List<Asked> asked = server.asked("POST");
            assertEquals("[POST /qb/mail, POST /q/mail, POST /qb/mail]", asked.toString());
            assertEquals("1\n 2", asked.get(0).body());
            assertEquals("[\n3]", asked.get(1).body());
            assertEquals(
                    List.of("import", "import.1", "import.2"),
                    asked.stream().map(Asked::key).toList());
        }
    }

    @Test
    void sendsABatchAgainWithTheSameKeyButEachBatchWithItsOwn() {
        try (Loopback server = new Loopback(inTurn(BATCH, Told.LOST, BATCH))) {
            var unused = queue(server).putAll(Collections.nCopies(1500, "1"));
            List<Asked> asked = server.asked("POST");
            assertEquals(3, asked.size());
            assertNotEquals(asked.get(0).key(), asked.get(1).key());
            assertEquals(asked.get(1).key(), asked.get(2).key());
        }
    }

    /** To take again what perhaps was taken would cost a second job. */
    @Test
    void takesAgainOnlyWhereNothingWasTaken() {
        Told job = new Told(200, Map.of("X-Presque-Queue", "gr%C3%BC%C3%9Fe+", "X-Presque-Job", "3"), "[\"ü\"]");
        try (Loopback server = new Loopback(inTurn(Told.error(503, "away"), job, Told.error(504, "perhaps")))) {
            Job taken = queue(server).take().orElseThrow();
            assertEquals("grüße+/3", taken.toString());
            assertEquals("[\"ü\"]", taken.text());
            assertEquals(2, server.asked("GET").size());
            PresqueException perhaps =
                    assertThrows(PresqueException.class, () -> queue(server).take());
            assertTrue(perhaps.isPerhapsDone());
            assertEquals(3, server.asked("GET").size());
        }
    }

    @Test
    void takesACancelForHeardThatFindsNoJobAfterALostAnswer() {
        Told none = Told.error(404, "no such job");
        try (Loopback server = new Loopback(inTurn(Told.LOST, none, none))) {
            assertTrue(queue(server).cancel(17));
            assertFalse(queue(server).cancel(17));
        }
    }
}
