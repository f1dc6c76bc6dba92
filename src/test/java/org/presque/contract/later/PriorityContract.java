package org.presque.contract.later;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.presque.contract.RunningPresque.assertBadParameter;
import static org.presque.contract.RunningPresque.newQueue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.contract.RunningPresque;

/** {@code priority}: 9 first, strictly; first in first out inside one. */
public interface PriorityContract extends RunningPresque {
    @Test
    default void givesTheTenPrioritiesFromNineToNought() {
        String queue = newQueue();
        List.of(3, 0, 9, 7, 1, 5, 8, 2, 6, 4).forEach(i -> put(queue, "priority=" + i, String.valueOf(i)));

        assertEquals(List.of("9", "8", "7", "6", "5", "4", "3", "2", "1", "0"), takeAll(queue));
    }

    @Test
    default void givesJobsOfOnePriorityFirstInFirstOut() {
        String queue = newQueue();
        IntStream.range(0, 30).forEach(i -> put(queue, "priority=" + i % 3, i % 3 + "." + i + "1"));

        List<String> taken = takeAll(queue);

        List<String> expected = IntStream.of(2, 1, 0)
                .boxed()
                .flatMap(level ->
                        IntStream.range(0, 30).filter(i -> i % 3 == level).mapToObj(i -> level + "." + i + "1"))
                .toList();
        assertEquals(expected, taken);
    }

    @Test
    default void countsAPriorityThatIsLeftOutAsFive() {
        String queue = newQueue();
        put(queue, "priority=4", "4");
        put(queue, "5");
        put(queue, "priority=5", "51");
        put(queue, "priority=", "52");
        put(queue, "priority=6", "6");

        assertEquals(List.of("6", "5", "51", "52", "4"), takeAll(queue));
    }

    @Test
    default void givesAJobOfAHigherPriorityThatCameMeanwhile() {
        String queue = newQueue();
        putMany(queue, 3);
        assertEquals("1", http().get("/q/" + queue).text());

        put(queue, "priority=6", "9");

        assertEquals(List.of("9", "2", "3"), takeAll(queue));
    }

    @Test
    default void givesAWholeBatchItsPriority() {
        String queue = newQueue();
        put(queue, "1");
        http().post("/qb/" + queue + "?priority=7", "{\"jobs\":[2,3]}");
        http().post("/qb/" + queue + "?priority=0", "{\"jobs\":[4,5]}");

        assertEquals(List.of("2", "3", "1", "4", "5"), takeAll(queue));
    }

    @Test
    default void takesABatchAcrossPriorities() {
        String queue = newQueue();
        put(queue, "priority=1", "4");
        putMany(queue, 2);
        put(queue, "priority=8", "0");

        assertEquals(
                List.of("0", "1", "2"),
                http().get("/qb/" + queue + "?batch_size=3").strings());
        assertEquals(List.of("4"), http().get("/qb/" + queue + "?batch_size=3").strings());
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "-1", "x", "1.5", "5.0", "%2B5", "0x1", "NaN", "1e0", "99999999999999999999"})
    default void refusesAPriorityThatIsNone(String value) {
        String queue = newQueue();

        assertBadParameter(
                "priority", value.replace("%2B", "+"), http().post("/q/" + queue + "?priority=" + value, "1"));
        assertCounters(queue, "");
    }
}
