package org.presque.web.page.history;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What stands for a part in a drawing of {@value #WIDTH} by {@value #HEIGHT}: what was processed at the bottom, what failed on
 * top of it. Immutable. All are numbers as SVG has them.
 */
public record Bar(String x, String width, String y, String height, String failedY, String failedHeight) {

    static final int WIDTH = 600;
    static final int HEIGHT = 100;

    /** A narrow gap between two of them. */
    private static final double FILLED = 0.8;

    /** Those of all parts in which something was done. */
    static List<Bar> all(List<Part> parts, long most) {
        double step = (double) WIDTH / parts.size();
        return IntStream.range(0, parts.size())
                .filter(at -> parts.get(at).total() > 0)
                .mapToObj(at -> of(parts.get(at), at * step, step * FILLED, (double) HEIGHT / most))
                .toList();
    }

    private static Bar of(Part part, double x, double width, double scale) {
        double processed = part.processed().number() * scale;
        double failed = part.failed().number() * scale;
        return new Bar(
                text(x),
                text(width),
                text(HEIGHT - processed),
                text(processed),
                text(HEIGHT - processed - failed),
                text(failed));
    }

    private static String text(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
