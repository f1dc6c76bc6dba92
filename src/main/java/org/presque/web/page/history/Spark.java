package org.presque.web.page.history;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.presque.web.page.shown.Count;
import org.presque.web.page.words.Text;

/**
 * A trend as small as a word, for the row of a table: a drawing of {@value #WIDTH} by {@value #HEIGHT} without figures. Immutable.
 *
 * @param path its bars as SVG has them, what was processed and what failed together; empty if there is nothing to be seen
 */
public record Spark(String path, Count processed, Count failed) {

    /** Of nothing. */
    public static final Spark NONE = new Spark("", new Count(0), new Count(0));

    static final int WIDTH = 60;
    static final int HEIGHT = 16;

    /** Each bar has the width of this many parts of the trend. */
    private static final int PARTS = 3;

    /** As it is drawn of a trend of {@value #WIDTH} parts. */
    public static Spark of(Trend trend) {
        List<Part> parts = trend.parts();
        long[] sums = IntStream.range(0, parts.size() / PARTS)
                .mapToLong(bar -> parts.subList(bar * PARTS, (bar + 1) * PARTS).stream()
                        .mapToLong(Part::total)
                        .sum())
                .toArray();
        return new Spark(path(sums), trend.processed(), trend.failed());
    }

    /** What is there at all can be seen. */
    private static String path(long[] sums) {
        long most = IntStream.range(0, sums.length)
                .mapToLong(bar -> sums[bar])
                .max()
                .orElse(0);
        return IntStream.range(0, sums.length)
                .filter(bar -> sums[bar] > 0)
                .mapToObj(bar -> {
                    long height = Math.max(1, Math.round((double) HEIGHT * sums[bar] / most));
                    return String.format(Locale.ROOT, "M%d %dv-%dh2v%dz", bar * PARTS, HEIGHT, height, height);
                })
                .collect(Collectors.joining());
    }

    /** What it shows, in words. */
    public Text text() {
        return Text.of("{0} processed, {1} failed in the last hour", processed.number(), failed.number());
    }
}
