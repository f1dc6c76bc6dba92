package org.presque.contract.waiting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.newQueue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.presque.testing.Answer;

/** {@code GET /q/A,B,C?wait=…}: whichever queue has a job first. */
public interface SeveralQueuesWaitContract extends Polling {
    @Test
    default void givesTheJobOfWhicheverQueueHasOneFirst() {
        String first = newQueue();
        String second = newQueue();
        Poll poll = park(second, "/q/" + first + "," + second + "?wait=15&ttr=60");

        put(second, "2");

        Answer answer = poll.answer();
        assertEquals("200 2", answer.status() + " " + answer.text());
        assertEquals(second, answer.header("X-Presque-Queue"));
        put(first, "1");
        assertEquals(1, size(first));
    }

    @Test
    default void asksThemInTheirOrder() {
        String first = newQueue();
        String second = newQueue();
        put(second, "2");
        put(first, "1");

        assertEquals("1", http().get("/q/" + first + "," + second + "?wait=15").text());
        assertEquals("2", http().get("/q/" + first + "," + second + "?wait=15").text());
    }

    @Test
    default void waitsForSixtyFour() {
        String names = Stream.concat(IntStream.range(0, 63).mapToObj(i -> newQueue()), Stream.of("last"))
                .collect(Collectors.joining(","));
        String last = newQueue();
        Poll poll = park(last, "/q/" + names.replace("last", last) + "?" + LONG);

        put(last, "1");

        assertGets("1", poll);
    }

    @Test
    default void waitsThoughAllAreStopped() {
        String first = newQueue();
        String second = newQueue();
        http().post("/control/" + first, "{\"status\":\"stop\"}");
        http().post("/control/" + second, "{\"status\":\"stop\"}");
        Poll poll = park(second, "/q/" + first + "," + second + "?" + LONG);
        put(second, "2");

        http().post("/control/" + second, "{\"status\":\"start\"}");

        assertGets("2", poll);
        assertError(404, "no job", http().get("/q/" + first + "," + second + "?wait=0.3"));
        http().post("/control/" + second, "{\"status\":\"stop\"}");
        assertError(404, "queue is closed", http().get("/q/" + first + "," + second + "?wait=0.3"));
    }
}
