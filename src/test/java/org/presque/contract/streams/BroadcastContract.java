package org.presque.contract.streams;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.newQueue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.presque.testing.EventSource;
import org.presque.testing.EventSource.Event;
import org.presque.testing.SocketClient;

/** Queues whose jobs go to all who listen. */
public interface BroadcastContract extends Streaming {
    /** A queue whose policy is broadcast. */
    default String broadcast() {
        String queue = newQueue();
        setPolicy(queue, "broadcast");
        return queue;
    }

    private void setPolicy(String queue, String policy) {
        assertEquals(
                200,
                http().post("/control/" + queue, "{\"policy\":\"" + policy + "\"}")
                        .status());
    }

    /** Puts jobs until the client hears one, and passes over them. */
    private void awaitHears(String queue, Supplier<List<?>> untilSilent) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            put(queue, "0");
            return !untilSilent.get().isEmpty();
        });
    }

    private static List<String> data(EventSource stream) {
        return stream.nextUntilSilent().stream().map(Event::data).toList();
    }

    @Test
    default void givesEachJobToEveryStreamAndSocket() {
        String queue = broadcast();

        try (EventSource one = stream(queue);
                EventSource other = stream(newQueue() + "," + queue);
                SocketClient socket = socket(queue)) {
            socket.send("{\"take\":1000}");
            awaitHears(queue, one::nextUntilSilent);
            awaitHears(queue, other::nextUntilSilent);
            awaitHears(queue, socket::nextUntilSilent);
            one.nextUntilSilent();
            other.nextUntilSilent();
            int processed = stats(queue).getInt("processed");

            String id = put(queue, "{\"a\":\n1}");
            put(queue, "2");

            assertEquals(new Event("job", id, "{\"a\": 1}"), one.next());
            assertEquals(List.of("2"), data(one));
            assertEquals(List.of("{\"a\": 1}", "2"), data(other));
            assertEquals(
                    "{\"job\":{\"queue\":\"" + queue + "\",\"id\":" + id + ",\"job\":{\"a\":\n1}}}", socket.next());
            assertEquals(2, socket.nextJob().getInt("job"));
            assertError(404, "no job", http().get("/q/" + queue));
            assertEquals(processed + 2, stats(queue).getInt("processed"));
            assertAddsUp(queue);
        }
    }

    @Test
    default void givesAPlainFetchItsJobsOnceNobodyListens() {
        String queue = broadcast();
        try (EventSource stream = stream(queue)) {
            awaitHears(queue, stream::nextUntilSilent);
        }

        put(queue, "1"); // this write finds out that the client has gone, or the next one does
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            put(queue, "2");
            return http().get("/q/" + queue).status() == 200;
        });
        assertAddsUp(queue);
    }

    @Test
    default void listensThroughASocketAsLongAsThereIsCredit() {
        String queue = broadcast();

        try (SocketClient socket = socket(queue)) {
            put(queue, "1");
            socket.send("{\"take\":2}");
            assertEquals(1, socket.nextJob().getInt("job"));
            put(queue, "2");
            assertEquals(2, socket.nextJob().getInt("job"));
            put(queue, "3");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> http().get("/q/" + queue).status() == 200);
        }
        assertCounters(queue, "enqueued=3 processed=3");
    }

    /** Whatever is sent in one go, it comes when there is credit for it. */
    @Test
    default void keepsWhatASocketHasNoCreditForYet() {
        String queue = broadcast();
        putMany(queue, 20);

        try (SocketClient socket = socket(queue)) {
            Set<Integer> jobs = new HashSet<>();
            for (int round = 0; round < 5; round++) {
                socket.send("{\"take\":4}");
                for (int job = 0; job < 4; job++) {
                    assertTrue(jobs.add(socket.nextJob().getInt("job")));
                }
                assertTrue(socket.isSilent());
            }
            assertEquals(20, jobs.size());
        }
        assertCounters(queue, "enqueued=20 processed=20");
    }

    @Test
    default void givesAStreamThatWasOpenedWhileThePolicyWasBroadcastWhatComesLater() {
        String queue = broadcast();

        try (EventSource stream = stream(queue)) {
            awaitHears(queue, stream::nextUntilSilent);
            stream.nextUntilSilent();
            setPolicy(queue, "roundrobin");
            put(queue, "1");
            assertEquals("1", stream.next().data());
        }
    }

    @Test
    default void givesJobsToAllFromTheMomentThatThePolicyIsSet() {
        String queue = newQueue();

        try (EventSource one = stream(queue);
                EventSource other = stream(queue)) {
            put(queue, "1");
            assertEquals(
                    1, one.nextUntilSilent().size() + other.nextUntilSilent().size());
            setPolicy(queue, "broadcast");
            awaitHears(queue, one::nextUntilSilent);
            awaitHears(queue, other::nextUntilSilent);
            one.nextUntilSilent();
            put(queue, "2");
            assertEquals("2", one.next().data());
            assertEquals("2", other.next().data());
            setPolicy(queue, "roundrobin");
            one.nextUntilSilent();
            other.nextUntilSilent();
            put(queue, "3");
            assertEquals(
                    1, one.nextUntilSilent().size() + other.nextUntilSilent().size());
        }
    }

    @Test
    default void hasNoLeasesForStreams() {
        String queue = broadcast();
        put(queue, "1");
        String text = "invalid ttr: the policy of the queue is broadcast, which has no leases";

        assertError(400, text, http().get("/c/" + queue + "?ttr=60"));
        assertError(400, text, http().get("/c/" + newQueue() + "," + queue + "?ttr=60"));
        try (SocketClient socket = socket(queue)) {
            socket.send("{\"take\":1,\"ttr\":60}");
            assertEquals("{\"error\":\"" + text + "\"}", socket.next());
        }
        assertCounters(queue, "ready=1 enqueued=1");
    }
}
