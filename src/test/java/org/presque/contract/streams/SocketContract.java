package org.presque.contract.streams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertEmpty;
import static org.presque.contract.RunningPresque.newQueue;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.presque.contract.leases.Lease;
import org.presque.testing.SocketClient;

/** Workers that are connected by a WebSocket. */
public interface SocketContract extends Streaming {
    /** What a client says of a job that it was given. */
    static String say(String verb, JsonObject job, String more) {
        return "{\"%s\":{\"id\":%d,\"lease\":\"%s\"%s}}"
                .formatted(verb, job.getInt("id"), job.getString("lease"), more);
    }

    @Test
    default void givesNoMoreJobsThanTheCreditAtATime() {
        String queue = newQueue();
        putMany(queue, 5);

        try (SocketClient worker = socket(queue)) {
            assertTrue(worker.isSilent());
            worker.send("{\"take\":2,\"ttr\":60}");
            JsonObject first = worker.nextJob();
            JsonObject second = worker.nextJob();
            assertTrue(worker.isSilent());
            assertCounters(queue, "ready=3 leased=2 enqueued=5");

            worker.send(say("done", first, ""));
            assertEquals("{\"ok\":1}", worker.next());
            assertEquals(3, worker.nextJob().getInt("job"));
            worker.send(say("failed", second, ",\"error\":\"boom\",\"delay\":100"));
            assertEquals("{\"ok\":2}", worker.next());
            assertEquals(4, worker.nextJob().getInt("job"));
            assertTrue(worker.isSilent());
            assertCounters(queue, "ready=1 delayed=1 leased=2 enqueued=5 processed=1 failed=1");
        }
    }

    @Test
    default void putsAJobIntoItsMessageAsItIs() {
        String queue = newQueue();
        put(queue, " {\"a\":\n[1e999, \"\\u00e9 é 𝒜 \\\"\"],\"a\":null } ");

        try (SocketClient worker = socket(queue)) {
            worker.send("{\"take\":1,\"ttr\":60}");
            String message = worker.next();

            assertTrue(message.startsWith("{\"job\":{\"queue\":\"" + queue + "\",\"id\":1,\"lease\":\""), message);
            assertTrue(
                    message.endsWith(
                            "\",\"attempt\":1,\"job\": {\"a\":\n[1e999, \"\\u00e9 é 𝒜 \\\"\"],\"a\":null } }}"),
                    message);
        }
    }

    @Test
    default void usesUpTheCreditForJobsThatAreNotLeased() {
        String queue = newQueue();
        putMany(queue, 4);

        try (SocketClient worker = socket(queue)) {
            worker.send("{\"take\":2}");
            JsonObject first = worker.nextJob();
            assertEquals(Set.of("queue", "id", "job"), new TreeSet<>(first.keySet()));
            assertEquals(1, first.getInt("job"));
            assertEquals(2, worker.nextJob().getInt("job"));
            assertTrue(worker.isSilent());
            worker.send("{\"take\":1}");
            assertEquals(3, worker.nextJob().getInt("job"));
            assertTrue(worker.isSilent());
        }
        assertCounters(queue, "ready=1 enqueued=4 processed=3");
    }

    @Test
    default void givesWhatComesLaterAndNothingMoreWhenTheCreditIsTakenBack() {
        String queue = newQueue();

        try (SocketClient worker = socket(queue)) {
            worker.send("{\"take\":10,\"ttr\":60}");
            put(queue, "1");
            assertEquals(1, worker.nextJob().getInt("job"));
            worker.send("{\"take\":0,\"ref\":\"stop\"}");
            assertEquals("{\"ok\":\"stop\"}", worker.next());
            put(queue, "2");
            assertTrue(worker.isSilent());
            worker.send("{\"take\":10}");
            assertEquals(2, worker.nextJob().getInt("job"));
        }
    }

    @Test
    default void givesJobsAsTheReplyToTheLastTakeSays() {
        String queue = newQueue();
        int rounds = 30;
        int given = 0;

        try (SocketClient worker = socket(queue)) {
            for (int round = 0; round < rounds; round++) {
                worker.send("{\"take\":10}");
                putMany(queue, 5);
                worker.send("{\"take\":10,\"ttr\":60,\"ref\":\"lease\"}");
                List<JsonObject> jobs = jobsUntil(worker, "{\"ok\":\"lease\"}"); // the last ones may be leased
                putMany(queue, 5);
                worker.send("{\"take\":0,\"ref\":\"stop\"}");
                worker.send("{\"take\":0,\"ref\":\"end\"}");
                List<JsonObject> leased = jobsUntil(worker, "{\"ok\":\"stop\"}");
                assertEquals("{\"ok\":\"end\"}", worker.next());

                assertTrue(leased.stream().allMatch(SocketContract::isLeased), leased::toString);
                jobs.addAll(leased);
                jobs.stream().filter(SocketContract::isLeased).forEach(job -> {
                    worker.send(say("done", job, ""));
                    assertEquals("{\"ok\":" + job.getInt("id") + "}", worker.next());
                });
                given += jobs.size();
            }
        }
        assertTrue(given > 0);
        awaitSize(queue, rounds * 10 - given);
    }

    private static boolean isLeased(JsonObject job) {
        return job.containsKey("lease");
    }

    private static List<JsonObject> jobsUntil(SocketClient worker, String reply) {
        List<JsonObject> jobs = new ArrayList<>();
        for (JsonObject message = worker.nextObject();
                !message.toString().equals(reply);
                message = worker.nextObject()) {
            jobs.add(message.getJsonObject("job"));
        }
        return jobs;
    }

    @Test
    default void putsJobsWithAllThatAPutMaySay() {
        String queue = newQueue();
        String other = newQueue();

        try (SocketClient worker = socket(queue)) {
            worker.send("{\"put\":{\"job\":[1.0, 2]}}");
            assertEquals("{\"ok\":1}", worker.next());
            worker.send("{\"put\":{\"job\":3,\"priority\":9,\"uniq\":\"a\",\"tries\":2},\"ref\":{\"a\": [1.0]}}");
            assertEquals("{\"ok\":{\"a\": [1.0]},\"id\":2}", worker.next());
            worker.send("{\"ref\":7,\"put\":{\"job\":3,\"uniq\":\"a\"}}");
            assertEquals("{\"error\":\"job already exists\",\"ref\":7}", worker.next());
            worker.send("{\"put\":{\"queue\":\"" + other + "\",\"job\":4,\"delay\":\"PT10M\"}}");
            assertEquals("{\"ok\":1}", worker.next());
        }

        assertEquals("3", http().get("/q/" + queue).text());
        assertEquals("[1.0, 2]", http().get("/q/" + queue).text());
        assertCounters(other, "delayed=1 enqueued=1");
    }

    @Test
    default void goesOnWhenALeaseEndsBeforeOneThatWasGivenEarlier() {
        String queue = newQueue();
        putMany(queue, 2);

        try (SocketClient worker = socket(queue)) {
            worker.send("{\"take\":1,\"ttr\":60}");
            assertEquals(1, worker.nextJob().getInt("job"));
            worker.send("{\"take\":2,\"ttr\":1}");
            assertEquals(2, worker.nextJob().getInt("job"));
            assertEquals(2, worker.nextJob().getInt("attempt"));
        }
    }

    @Test
    default void extendsALease() {
        String queue = newQueue();
        put(queue, "1");

        try (SocketClient worker = socket(queue)) {
            worker.send("{\"take\":1,\"ttr\":1}");
            JsonObject job = worker.nextJob();
            worker.send(say("extend", job, ",\"ttr\":60"));
            assertEquals("{\"ok\":1}", worker.next());
            double left = details(new Lease(queue, "1", ""))
                            .getJsonNumber("lease_ends_at")
                            .doubleValue()
                    - System.currentTimeMillis() / 1000.0;
            assertTrue(left > 30, () -> "left: " + left);
        }
    }

    @Test
    default void knowsTheQueueOfALeaseThatItGave() {
        String first = newQueue();
        String second = newQueue();
        put(second, "2");
        put(first, "1");

        try (SocketClient worker = socket(first + "," + second)) {
            worker.send("{\"take\":2,\"ttr\":60}");
            JsonObject one = worker.nextJob();
            JsonObject other = worker.nextJob();
            assertEquals(first + " " + second, one.getString("queue") + " " + other.getString("queue"));
            worker.send(say("done", other, ""));
            assertEquals("{\"ok\":1}", worker.next());
            worker.send(say("done", one, ",\"queue\":\"" + second + "\""));
            assertEquals("{\"error\":\"no such job\",\"id\":1}", worker.next());
            assertCounters(first, "leased=1 enqueued=1");
            assertCounters(second, "enqueued=1 processed=1");
        }
    }

    @Test
    default void takesALeaseThatHasRunOutForFinished() {
        String queue = newQueue();
        put(queue, "tries=1", "1");
        put(queue, "2");

        try (SocketClient worker = socket(queue)) {
            worker.send("{\"take\":1,\"ttr\":1}");
            JsonObject lost = worker.nextJob();
            assertEquals(2, worker.nextJob().getInt("job"));
            worker.send(say("done", lost, ""));
            assertEquals("{\"error\":\"lease is not held\",\"id\":1}", worker.next());
        }
    }

    @Test
    default void countsForTheWorkerThatSaysWhoItIsByASocket() {
        String queue = newQueue();
        String name = "worker-of-" + queue;
        putMany(queue, 2);

        try (SocketClient worker = socket(queue, "X-presque-workerid", name)) {
            worker.send("{\"take\":2,\"ttr\":60}");
            JsonObject first = worker.nextJob();
            JsonObject second = worker.nextJob();
            worker.send(say("done", first, ""));
            assertEquals("{\"ok\":1}", worker.next());
            worker.send(say("failed", second, ""));
            assertEquals("{\"ok\":2}", worker.next());
        }

        JsonObject info = http().get("/w/?worker_id=" + name).json();
        assertEquals(1, info.getInt("processed"));
        assertEquals(1, info.getInt("failed"));
    }

    @Test
    default void finishesWhatWasLeasedElsewhere() {
        String queue = newQueue();
        Lease lease = putLeased(queue, "");

        try (SocketClient worker = socket(queue)) {
            worker.send("{\"done\":{\"id\":%s,\"lease\":\"%s\"},\"ref\":1}".formatted(lease.id(), lease.token()));
            assertEquals("{\"ok\":1,\"id\":1}", worker.next());
        }
        assertEmpty(204, http().delete("/q/" + queue));
    }
}
