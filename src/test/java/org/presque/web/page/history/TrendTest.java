package org.presque.web.page.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.presque.queue.history.Point;
import org.presque.queue.history.Standing;

class TrendTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:30:20Z");

    private static Point point(String time, long processed, long failed) {
        return new Point(
                Instant.parse("2026-11-27T" + time + ":00Z"), new Standing(0, 0, 0, 0, processed, processed, failed));
    }

    /** The parts in which something was done: {@code "12:01 5 1"}. */
    private static List<String> done(Range range, Point... points) {
        return Trend.of(range, List.of(points), NOW).parts().stream()
                .filter(part -> part.total() > 0)
                .map(part -> part.from() + " " + part.processed().number() + " "
                        + part.failed().number())
                .toList();
    }

    @Test
    void theDifferenceOfTwoNotesWasDoneInTheMinuteBeforeTheSecond() {
        assertEquals(
                List.of("12:00 5 1", "12:09 10 0"),
                done(Range.HOUR, point("12:00", 100, 7), point("12:01", 105, 8), point("12:10", 115, 8)));
    }

    @Test
    void aRangeBeginsWithWhatWasNotedBefore() {
        assertEquals(List.of("11:31 3 0"), done(Range.HOUR, point("09:00", 100, 0), point("11:32", 103, 0)));
        assertEquals(List.of(), done(Range.HOUR, point("09:00", 100, 0), point("11:31", 103, 0)));
    }

    @Test
    void aQueueThatBeganAnewCountsFromNothing() {
        assertEquals(List.of("12:00 4 0"), done(Range.HOUR, point("12:00", 100, 7), point("12:01", 4, 0)));
    }

    @Test
    void aDayIsAddedUpByQuartersOfAnHour() {
        assertEquals(
                List.of("12:00 15 0"),
                done(Range.DAY, point("12:00", 0, 0), point("12:01", 5, 0), point("12:15", 15, 0)));
    }

    @Test
    void aMonthIsAddedUpBySixHours() {
        assertEquals(
                List.of("11-27 06:00 15 0"),
                done(Range.MONTH, point("06:00", 0, 0), point("07:00", 5, 0), point("12:00", 15, 0)));
    }

    @ParameterizedTest
    @EnumSource
    void aRangeEndsWithThePartThatIsNotOver(Range range) {
        Trend trend = Trend.of(range, List.of(), NOW);
        assertTrue(trend.isEmpty());
        assertEquals(range.parts(), trend.parts().size());
        Instant end = range.start(NOW).plus(range.part().multipliedBy(range.parts()));
        assertTrue(end.isAfter(NOW) && end.minus(range.part()).isBefore(NOW), end::toString);
    }

    @Test
    void theLatestIsThatOfTheLastMinuteThatIsOver() {
        Trend trend = Trend.of(Range.HOUR, List.of(point("12:29", 10, 0), point("12:30", 17, 1)), NOW);
        assertEquals(7, trend.latest().number());
        assertEquals(8, trend.most().number());
        Instant tooEarly = Instant.parse("2026-11-27T12:31:03Z");
        assertEquals(
                7,
                Trend.of(Range.HOUR, List.of(point("12:29", 10, 0), point("12:30", 17, 1)), tooEarly)
                        .latest()
                        .number(),
                "12:30 to 12:31 is not noted yet");
        assertFalse(trend.isEmpty());
    }

    @Test
    void barsStandOnTheGroundAndReachTheTop() {
        List<Bar> bars = Trend.of(
                        Range.HOUR, List.of(point("12:00", 0, 0), point("12:01", 30, 10), point("12:02", 50, 10)), NOW)
                .bars();
        assertEquals(
                List.of("25.0 75.0 0.0 25.0", "50.0 50.0 50.0 0.0"),
                Stream.of(bars.get(0), bars.get(1))
                        .map(bar -> String.join(" ", bar.y(), bar.height(), bar.failedY(), bar.failedHeight()))
                        .toList());
    }
}
