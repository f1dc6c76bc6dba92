package org.presque.contract.later;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.presque.contract.RunningPresque.newQueue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.presque.contract.RunningPresque;
import org.presque.testing.Together;

/** The counters of a queue add up at every moment, whatever is done to it at once. */
public interface CountersContract extends RunningPresque {
    @Test
    default void addsUpInEveryPictureWhileManyDoEverything() {
        String queue = newQueue();
        int each = 40;

        Together.run(10, client -> IntStream.range(0, each).forEach(i -> {
            switch (client % 5) {
                case 0 -> put(queue, options(i), "1");
                case 1 -> http().post("/qb/" + queue + "?" + options(i), "{\"jobs\":[1,2,3]}");
                case 2 -> http().get(i % 2 == 0 ? "/q/" + queue : "/qb/" + queue + "?batch_size=4");
                case 3 -> change(queue, i);
                default -> assertAddsUp(queue);
            }
        }));

        assertAddsUp(queue);
        assertEquals(2 * each + 2 * 3 * each, stats(queue).getInt("enqueued"));
    }

    private static String options(int i) {
        return switch (i % 5) {
            case 0 -> "ttl=0.05";
            case 1 -> "delay=0.05&priority=" + i % 10;
            case 2 -> "delay=0.02&ttl=0.1";
            case 3 -> "priority=" + i % 10;
            default -> "";
        };
    }

    private void change(String queue, int i) {
        switch (i % 4) {
            case 0 -> http().delete("/qb/" + queue + "?state=delayed");
            case 1 -> http().put("/q/" + queue + "/" + i, "");
            case 2 -> http().delete("/q/" + queue + "/" + 2 * i);
            default -> http().get("/j/" + queue + "?state=ready");
        }
    }
}
