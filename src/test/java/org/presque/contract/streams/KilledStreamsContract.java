package org.presque.contract.streams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.presque.contract.RunningPresque.newQueue;

import org.junit.jupiter.api.Test;
import org.presque.testing.RawHttp;
import org.presque.testing.Together;

/** What is done to others by clients that vanish from their streams: nothing. */
public interface KilledStreamsContract extends Streaming {
    int KILLERS = 3;
    int OTHERS = 4;
    int TIMES = 300;

    /** A container uses a response again: who still wrote to it when the client had gone would cut somebody else's. */
    @Test
    default void answersAllOthersWhileTheClientsOfStreamsAreKilled() {
        String queue = newQueue();

        Together.run(KILLERS + OTHERS, number -> {
            for (int i = 0; i < TIMES; i++) {
                if (number < KILLERS) {
                    killStream(queue + "-" + i % 10);
                } else {
                    assertEquals(201, http().post("/q/" + queue, "1").status());
                    assertEquals(200, http().get("/q/" + queue).status());
                }
            }
        });

        assertCounters(queue, "enqueued=%d processed=%1$d".formatted(OTHERS * TIMES));
    }

    private void killStream(String queue) {
        try (RawHttp client = new RawHttp(base())) {
            client.write("GET " + contextPath() + "/c/" + queue + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            client.reset();
        }
    }
}
