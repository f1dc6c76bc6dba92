package org.presque.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.bind.JsonbException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.presque.testing.Http;
import org.presque.testing.JavaJar;
import org.presque.testing.RedisServer;

/** What a program can do with a queue, with {@code java -jar}. Each test has a queue of its own. */
class JobQueueIT {
    private static final PutOptions LATER = PutOptions.none().delay(Duration.ofHours(1));

    @AutoClose
    private static final RedisServer REDIS = RedisServer.start();

    @AutoClose
    private static final JavaJar SERVER = JavaJar.start(REDIS.folder(), REDIS.settings());

    private final Presque presque = Presque.at(SERVER.base());
    private final JobQueue queue = presque.queue("grüße+:" + UUID.randomUUID());

    /** A job as an object. */
    public static final class Mail {
        public String to = "";
    }

    @Test
    void putsAndTakesAsText() {
        assertEquals(1, queue.put(" {\"a\":\t1.0} "));
        Job job = queue.take().orElseThrow();
        assertEquals(" {\"a\":\t1.0} ", job.text());
        assertEquals(queue.name(), job.queue());
        assertEquals(1, job.id());
        assertEquals(Optional.empty(), queue.take());
        assertEquals(Optional.empty(), queue.take(Duration.ofMillis(100)));
    }

    @Test
    void givesJobsAsObjects() {
        var unused = queue.putAll(List.of("{\"to\":\"ä@example.org\"}", "[]"));
        assertEquals("ä@example.org", queue.take().orElseThrow().as(Mail.class).to);
        Job array = queue.take().orElseThrow();
        assertThrows(JsonbException.class, () -> array.as(Mail.class));
    }

    @Test
    void putsMoreThanOneBatchAndTakesThemInOrder() {
        List<String> jobs = new ArrayList<>(
                IntStream.range(0, 2500).mapToObj(String::valueOf).toList());
        jobs.set(1200, "[\n1200]");
        List<List<Long>> stored = new ArrayList<>();
        queue.putAll(jobs.iterator(), PutOptions.none(), stored::add);
        assertEquals(
                List.of(1000, 200, 1, 1000, 299),
                stored.stream().map(List::size).toList());
        jobs.set(1200, "[ 1200]");
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            taken.addAll(queue.takeAll(1000));
        }
        assertEquals(jobs, taken);
        assertEquals(List.of(), queue.takeAll(1000));
    }

    @Test
    void putsABatchWithOneKeyOnce() {
        PutOptions once = PutOptions.none().idempotencyKey("import-1");
        List<Long> ids = queue.putAll(List.of("1", "2", "[\n3]"), once);
        assertEquals(ids, queue.putAll(List.of("1", "2", "[\n3]"), once));
        assertTrue(queue.stats().contains("\"enqueued\":3,"), queue.stats());
    }

    /** The batch as a whole, and what is in it says where. */
    @Test
    void refusesABatchWithAJobThatIsNone() {
        PresqueException refused = assertThrows(PresqueException.class, () -> {
            var unused = queue.putAll(List.of("1", "2,3"));
        });
        assertEquals(400, refused.status());
        assertTrue(String.valueOf(refused.getMessage()).contains("of line 2"), refused::toString);
        assertTrue(queue.stats().contains("\"enqueued\":0,"), queue.stats());
    }

    @Test
    void tellsOfItsJobs() {
        var unused = queue.putAll(List.of("1", "2", "3"), LATER);
        JobPage first = queue.page(JobState.DELAYED, 2, Optional.empty());
        assertTrue(first.json().contains("\"job\":1") && first.json().contains("\"job\":2"), first::toString);
        JobPage second = queue.page(JobState.DELAYED, 2, first.next());
        assertTrue(second.json().contains("\"job\":3"), second::toString);
        assertEquals(Optional.empty(), second.next());
        assertTrue(queue.find(2).orElseThrow().contains("\"state\":\"delayed\""));
        assertEquals(Optional.empty(), queue.find(4));
    }

    @Test
    void changesJobs() {
        var unused = queue.putAll(List.of("1", "2", "3"), LATER);
        assertTrue(queue.cancel(1));
        assertFalse(queue.cancel(1));
        assertTrue(queue.makeReady(2));
        assertFalse(queue.makeReady(1));
        assertEquals(Optional.of("2"), queue.take().map(Job::text));
        assertEquals(1, queue.discard(JobState.DELAYED));
        assertEquals(0, queue.discard(JobState.DELAYED));
        assertThrows(PresqueException.class, () -> discard(JobState.LEASED));
    }

    private void discard(JobState state) {
        var unused = queue.discard(state);
    }

    @Test
    void revivesTheDead() {
        queue.control("{\"tries\":1}");
        assertTrue(queue.settings().contains("\"tries\":1"), queue.settings());
        long id = queue.put("1");
        Http http = new Http(SERVER.base());
        String path = "/q/" + queue.name().replace("ü", "%C3%BC").replace("ß", "%C3%9F");
        String token = http.get(path + "?ttr=60").header("X-Presque-Lease");
        assertEquals(
                409,
                assertThrows(PresqueException.class, () -> queue.cancel(id)).status());
        http.put(path + "/" + id + "?lease=" + token, "{\"error\":\"no\"}");
        assertEquals(1, queue.revive());
        assertEquals(0, queue.revive());
        assertEquals(Optional.of("1"), queue.take().map(Job::text));
    }

    @Test
    void stopsStartsAndPurges() {
        var unused = queue.put("1");
        queue.stop();
        assertEquals(Optional.empty(), queue.take());
        queue.start();
        assertTrue(presque.stats().contains(queue.name()), presque.stats());
        queue.purge();
        assertEquals(Optional.empty(), queue.take());
        assertTrue(queue.stats().contains("\"enqueued\":0,"), queue.stats());
    }

    @Test
    void doesNotStartAWorkerOnWhatIsNoQueue() {
        Worker worker = Worker.of(job -> {}).from(presque).queues("{}");
        PresqueException refused = assertThrows(PresqueException.class, worker::start);
        assertEquals("invalid queue name", refused.getMessage());
    }
}
