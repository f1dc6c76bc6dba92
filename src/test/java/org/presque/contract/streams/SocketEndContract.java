package org.presque.contract.streams;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.newQueue;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.presque.contract.leases.Lease;
import org.presque.testing.RawHttp;
import org.presque.testing.SocketClient;

/** How sockets begin and end, and what becomes of the jobs then. */
public interface SocketEndContract extends Streaming {
    @Test
    default void givesUnfinishedJobsBackAtOnceWhenTheSocketIsClosed() {
        String queue = newQueue();
        putMany(queue, 3);

        try (SocketClient worker = socket(queue)) {
            worker.send("{\"take\":2,\"ttr\":60}");
            worker.nextJob();
            worker.nextJob();
            awaitKnownAsGiven(worker);
        }

        awaitSize(queue, 3);
        assertCounters(queue, "ready=3 enqueued=3 failed=2");
        assertEquals(List.of("connection closed"), errors(new Lease(queue, "1", "")));
        assertEquals(List.of("1", "2", "3"), takeAll(queue));
    }

    @Test
    default void givesUnfinishedJobsBackAtOnceWhenTheConnectionBreaks() {
        String queue = newQueue();
        put(queue, "tries=1", "1");
        put(queue, "2");

        SocketClient worker = socket(queue);
        worker.send("{\"take\":2,\"ttr\":60}");
        worker.nextJob();
        worker.nextJob();
        awaitKnownAsGiven(worker);
        worker.abort();

        awaitSize(queue, 1);
        assertCounters(queue, "ready=1 dead=1 enqueued=2 failed=2");
    }

    @Test
    default void believesWhatWasSaidBeforeTheSocketWasClosed() {
        String queue = newQueue();
        putMany(queue, 50);

        try (SocketClient worker = socket(queue)) {
            worker.send("{\"take\":50,\"ttr\":60}");
            List<JsonObject> jobs = Stream.generate(worker::nextJob).limit(50).toList();
            jobs.forEach(job -> worker.send(SocketContract.say("done", job, "")));
        }

        await().until(() -> stats(queue).getInt("leased") == 0);
        assertCounters(queue, "enqueued=50 processed=50");
    }

    @Test
    default void closesASocketWhoseRepliesAreNotRead() {
        String reference = "x".repeat(16 << 10);

        try (SocketClient client = socket(newQueue())) {
            client.readNoMore();
            int taken = client.sendAtMost(5000, "{\"take\":0,\"ref\":\"" + reference + "\"}");
            assertTrue(taken > 1000, () -> "taken: " + taken);
            client.readOn();
            client.awaitEnd().ifPresent(code -> assertEquals(1008, code));
            client.abort();
        }
    }

    @Test
    default void losesNoJobThatWaitsForASocketThatHasGone() {
        String queue = newQueue();

        SocketClient gone = socket(queue);
        gone.send("{\"take\":10,\"ref\":1}");
        gone.next();
        gone.end();
        try (SocketClient worker = socket(queue)) {
            worker.send("{\"take\":10,\"ref\":1}");
            worker.next();
            putMany(queue, 5);
            assertEquals(1000, gone.closeCode());
            Set<Integer> jobs = new TreeSet<>();
            while (gone.hasNext()) { // it may be given some until its good-bye is answered
                jobs.add(gone.nextJob().getInt("job"));
            }
            while (jobs.size() < 5) {
                jobs.add(worker.nextJob().getInt("job"));
            }
            assertEquals(Set.of(1, 2, 3, 4, 5), jobs);
            // one that was just being sent to it comes here too
            await().untilAsserted(() -> assertCounters(queue, "enqueued=5 processed=5"));
        }
    }

    @Test
    default void takesNoMoreThanTheConnectionOfASocketHolds() {
        String queue = newQueue();
        putLarge(queue);

        try (RawHttp client = new RawHttp(base())) {
            client.write("GET " + contextPath() + "/ws/" + queue
                    + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
            assertEquals(101, client.readHead().status());
            client.write(masked("{\"take\":1000}"));
            int left = awaitStandstill(queue);
            assertTrue(left > LARGE_JOBS / 2 && left < LARGE_JOBS, "left: " + left);
        }

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertAddsUp(queue));
        http().delete("/q/" + queue);
    }

    /**
     * Waits until presque knows that the jobs before have gone out: a socket has a job before that, and one that breaks in
     * between counts as never having had it. Takes the credit back.
     */
    private static void awaitKnownAsGiven(SocketClient worker) {
        worker.send("{\"take\":0,\"ref\":\"here\"}"); // its reply is sent when all before it has gone
        assertEquals("{\"ok\":\"here\"}", worker.next());
    }

    /** A short text as one frame of a client; it is masked with nothing. */
    private static byte[] masked(String text) {
        byte[] frame = new byte[6 + text.length()];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (0x80 | text.length());
        for (int i = 0; i < text.length(); i++) {
            frame[6 + i] = (byte) text.charAt(i);
        }
        return frame;
    }
}
