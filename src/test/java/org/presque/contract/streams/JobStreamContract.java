package org.presque.contract.streams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertCommonHeaders;
import static org.presque.contract.RunningPresque.assertEmpty;
import static org.presque.contract.RunningPresque.newQueue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.presque.contract.leases.Lease;
import org.presque.testing.EventSource;
import org.presque.testing.EventSource.Event;

/** Jobs as Server-Sent Events. */
public interface JobStreamContract extends Streaming {
    @Test
    default void givesWhatIsThereAndWhatComesAsEvents() {
        String queue = newQueue();
        put(queue, "{\"a\" : 1}");

        try (EventSource stream = stream(queue)) {
            assertEquals("text/event-stream", stream.head().header("Content-Type"));
            assertCommonHeaders(stream.head());
            assertEquals(new Event("job", "1", "{\"a\" : 1}"), stream.next());
            put(queue, "2");
            put(queue, "3");
            assertEquals(new Event("job", "2", "2"), stream.next());
            assertEquals(new Event("job", "3", "3"), stream.next());
        }

        assertCounters(queue, "enqueued=3 processed=3");
    }

    @Test
    default void givesALineBreakInAJobAsASpaceAndAllElseAsItIs() {
        String queue = newQueue();
        put(queue, " {\"a\":\r\n[1e999,\t\"\\u00e9 é 𝒜\"],\n\"a\":null } ");

        try (EventSource stream = stream(queue)) {
            assertEquals(
                    " {\"a\":  [1e999,\t\"\\u00e9 é 𝒜\"], \"a\":null } ",
                    stream.next().data());
        }
    }

    @Test
    default void leasesJobsToAStreamThatAsksForIt() {
        String queue = newQueue();
        put(queue, "{\"a\":\n1}");

        try (EventSource stream = stream(queue + "?ttr=60")) {
            Event event = stream.next();
            JsonObject data = object(event.data());

            assertEquals("job 1", event.name() + " " + event.id());
            assertEquals(Set.of("id", "lease", "attempt", "job"), data.keySet());
            assertEquals(1, data.getInt("attempt"));
            assertTrue(event.data().endsWith(",\"job\":{\"a\": 1}}"), event::toString);
            assertCounters(queue, "leased=1 enqueued=1");
            assertEmpty(204, done(new Lease(queue, event.id(), data.getString("lease"))));
        }
    }

    @Test
    default void givesJobsOfSeveralQueuesInTheirOrderAndNamesTheQueueOfALease() {
        String first = newQueue();
        String second = newQueue();
        put(second, "1");
        put(first, "2");
        put(first, "3");

        try (EventSource stream = stream(first + "," + second + "?ttr=60")) {
            assertEquals(2, object(stream.next().data()).getInt("job"));
            assertEquals(3, object(stream.next().data()).getInt("job"));
            JsonObject last = object(stream.next().data());
            assertEquals(Set.of("queue", "id", "lease", "attempt", "job"), new TreeSet<>(last.keySet()));
            assertEquals(second, last.getString("queue"));
        }
    }

    private static JsonObject object(String data) {
        return Json.createReader(new StringReader(data)).readObject();
    }

    @Test
    default void givesEachJobToOneStream() {
        String queue = newQueue();

        try (EventSource one = stream(queue);
                EventSource other = stream(queue)) {
            putMany(queue, 20);
            List<Event> given = new ArrayList<>(one.nextUntilSilent());
            given.addAll(other.nextUntilSilent());

            assertEquals(20, given.size());
            assertEquals(20, Set.copyOf(given).size());
        }
        assertCounters(queue, "enqueued=20 processed=20");
    }

    @Test
    default void waitsWhileTheQueueIsStoppedOrPurged() {
        String queue = newQueue();
        put(queue, "1");
        http().post("/control/" + queue, "{\"status\":\"stop\"}");

        try (EventSource stream = stream(queue)) {
            assertTrue(stream.isSilent());
            http().post("/control/" + queue, "{\"status\":\"start\"}");
            assertEquals("1", stream.next().data());
            http().delete("/q/" + queue);
            put(queue, "2");
            assertEquals(new Event("job", "2", "2"), stream.next());
        }
    }

    @Test
    default void leasesForTheTimeOfTheQueueIfNoneIsGiven() {
        String queue = newQueue();
        http().post("/control/" + queue, "{\"ttr\":60}");
        put(queue, "1");

        try (EventSource stream = stream(queue + "?ttr")) {
            assertEquals("1", stream.next().id());
        }
        assertEquals(1, stats(queue).getInt("leased"));
    }

    @Test
    default void countsForTheWorkerThatSaysWhoItIs() {
        String queue = newQueue();
        String worker = "worker-of-" + queue;
        put(queue, "1");

        try (EventSource stream = stream(queue, "X-presque-workerid", worker)) {
            assertEquals("1", stream.next().id());
        }

        assertEquals(1, http().get("/w/?worker_id=" + worker).json().getInt("processed"));
    }

    @Test
    default void goesOnAfterAFaultOfRedis() {
        String queue = newQueue();

        try (EventSource stream = stream(queue)) {
            redis().command("CLIENT", "KILL", "TYPE", "normal");
            http().post("/q/" + queue, "1");
            put(queue, "2");
            assertEquals("job", stream.next().name());
            awaitSize(queue, 0);
        }
    }
}
