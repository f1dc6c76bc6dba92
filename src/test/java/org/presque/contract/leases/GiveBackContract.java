package org.presque.contract.leases;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.newQueue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.testing.RawHttp;

/** Clients that are gone by the time their jobs could be handed to them. */
public interface GiveBackContract extends Leasing {
    int ATTEMPTS = 20;

    @ParameterizedTest
    @ValueSource(strings = {"/q/%s", "/q/%s?ttr=60", "/qb/%s?batch_size=3", "/qb/%s?batch_size=3&ttr=60"})
    default void givesJobsBackWhoseClientIsGone(String target) {
        String queue = newQueue();
        putMany(queue, 4);

        boolean isBack = false;
        for (int attempt = 0; attempt < ATTEMPTS && !isBack; attempt++) {
            askAndBeGone(target.formatted(queue));
            awaitSize(queue, 4);
            isBack = hasJobsThatCameBack(queue);
        }

        assertTrue(isBack, "no job was taken for a client that was gone");
        assertCounters(queue, "ready=4 enqueued=4");
        assertEquals(0, http().get("/j/" + queue + "/1").json().getInt("attempts"));
        assertEquals(List.of("1", "2", "3", "4"), takeAll(queue));
    }

    /** Redis answers when the client has reset its connection, some moments after it has asked. */
    private void askAndBeGone(String target) {
        RawHttp client = new RawHttp(base());
        redis().command("CLIENT", "PAUSE", "200", "ALL");
        client.write("GET " + contextPath() + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        await().pollDelay(Duration.ofMillis(70)).until(() -> true);
        client.reset();
    }

    /** What came back lies in the set that is handed out before the others. */
    private boolean hasJobsThatCameBack(String queue) {
        return Long.valueOf(1).equals(redis().command("EXISTS", "presque:{" + queue + "}:front:5"));
    }
}
