package org.presque.web.page.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.presque.queue.history.HistoryDao;
import org.presque.queue.history.Point;
import org.presque.queue.history.Standing;
import org.presque.queue.model.QueueName;
import org.presque.web.page.shown.Count;
import org.presque.web.page.words.Text;

/**
 * How much was done in each part of a range. Immutable.
 *
 * <p>What is noted are counters, at the end of a minute or an hour and only where they have changed: so the difference of two notes
 * was done in the time before the second. A counter that has shrunk began anew, with the queue.
 *
 * @param start when the first part began
 * @param latest what was processed in the last part that is over, and noted by now
 */
public record Trend(Range range, Instant start, List<Part> parts, Count latest) {

    /** A moment is noted up to so long after it, by when all queues have been looked at. */
    private static final Duration LATE = Duration.ofSeconds(10);

    /**
     * What is known of a range that ends now.
     *
     * @param queue of which; null for all together
     */
    public static CompletionStage<Trend> read(HistoryDao history, @Nullable QueueName queue, Range range) {
        Instant now = Instant.now();
        return history.read(queue, range.grain(), range.start(now)).thenApply(points -> of(range, points, now));
    }

    /**
     * What the points say of a range that ends now.
     *
     * @param points the first one may lie before the range: it is what the next one is compared with
     */
    public static Trend of(Range range, List<Point> points, Instant now) {
        Instant start = range.start(now);
        long[] processed = sums(range, points, start, Standing::processed);
        long[] failed = sums(range, points, start, Standing::failed);
        List<Part> parts = IntStream.range(0, range.parts())
                .mapToObj(at -> new Part(
                        range.time(start.plus(range.part().multipliedBy(at))),
                        new Count(processed[at]),
                        new Count(failed[at])))
                .toList();
        return new Trend(range, start, parts, parts.get(latest(range, now)).processed());
    }

    private static int latest(Range range, Instant now) {
        boolean isNoted = range.start(now.minus(LATE)).equals(range.start(now));
        return range.parts() - (isNoted ? 2 : 3);
    }

    private static long[] sums(Range range, List<Point> points, Instant start, ToLongFunction<Standing> counter) {
        long[] sums = new long[range.parts()];
        for (int at = 1; at < points.size(); at++) {
            Instant done = points.get(at).at().minus(range.grain().length());
            long part = Math.floorDiv(
                    Duration.between(start, done).toMillis(), range.part().toMillis());
            if (part >= 0 && part < sums.length) {
                long before = counter.applyAsLong(points.get(at - 1).standing());
                long now = counter.applyAsLong(points.get(at).standing());
                sums[(int) part] += now < before ? now : now - before;
            }
        }
        return sums;
    }

    /** Whether there is nothing to be seen. */
    public boolean isEmpty() {
        return parts.stream().allMatch(part -> part.total() == 0);
    }

    public Count processed() {
        return new Count(
                parts.stream().mapToLong(part -> part.processed().number()).sum());
    }

    public Count failed() {
        return new Count(
                parts.stream().mapToLong(part -> part.failed().number()).sum());
    }

    /** The most that was done in a part. */
    public Count most() {
        return new Count(parts.stream().mapToLong(Part::total).max().orElse(0));
    }

    /** The most that was done in a part, as it is said. */
    public Text mostText() {
        return range.mostTitle(most().number());
    }

    /** When the range begins, as it is shown. */
    public String from() {
        return parts.get(0).from();
    }

    /** When the first part began, since 1970. */
    public long startSeconds() {
        return start.getEpochSecond();
    }

    /** How long each part is. */
    public long stepSeconds() {
        return range.part().toSeconds();
    }

    /** The same as a drawing. */
    public List<Bar> bars() {
        return Bar.all(parts, most().number());
    }
}
