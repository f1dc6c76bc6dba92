package org.presque.web.page.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.presque.queue.history.Point;
import org.presque.queue.history.Standing;
import org.presque.web.page.words.Words;

class SparkTest {
    private static final Instant NOW = Instant.parse("2026-11-28T07:00:30Z");

    /** What was processed in the minutes before this one, the last first. */
    private static Spark spark(long... processed) {
        long[] counter = {1000};
        List<Point> points = IntStream.rangeClosed(0, processed.length)
                .mapToObj(at -> {
                    int ago = processed.length - at;
                    counter[0] += at == 0 ? 0 : processed[ago];
                    return new Point(
                            Instant.parse("2026-11-28T07:00:00Z").minusSeconds(60L * ago),
                            new Standing(0, 0, 0, 0, 0, counter[0], 0));
                })
                .toList();
        return Spark.of(Trend.of(Range.HOUR, points, NOW));
    }

    @Test
    void aBarIsWhatWasDoneInThreeMinutesOfWhichTheLastIsNotOver() {
        Spark spark = spark(0, 2, 2, 0, 0, 8);
        assertEquals("M51 16v-16h2v16zM54 16v-4h2v4zM57 16v-4h2v4z", spark.path());
        assertEquals("12 processed, 0 failed in the last hour", Words.ENGLISH.say(spark.text()));
    }

    @Test
    void whatIsThereCanBeSeen() {
        assertEquals(
                "M51 16v-1h2v1zM54 16v-16h2v16z", spark(0, 0, 1000, 0, 0, 1).path());
    }

    @Test
    void nothingIsNoBar() {
        assertEquals("", spark(0, 0).path());
        assertEquals(Spark.NONE, spark());
    }
}
