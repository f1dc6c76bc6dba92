package org.presque.worker.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PausesTest {
    private static final Duration LONGEST = Duration.ofMillis(1500);

    @Test
    void growNoLongerThanWhoPausesMayBeLate() {
        Pauses pauses = new Pauses();
        List<Duration> many = Stream.generate(pauses::next).limit(2000).toList();
        assertTrue(many.stream().allMatch(pause -> pause.compareTo(LONGEST) <= 0));
        assertTrue(many.stream().anyMatch(pause -> pause.compareTo(LONGEST.dividedBy(2)) > 0));
        assertTrue(many.stream().distinct().count() > 100, "they are by chance");
    }

    @Test
    void beginShortAndAnew() {
        Pauses pauses = new Pauses();
        for (int i = 0; i < 100; i++) {
            assertTrue(pauses.next().compareTo(Duration.ofMillis(100)) <= 0);
            pauses.next();
            pauses.reset();
        }
    }
}
