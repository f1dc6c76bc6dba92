package org.presque.command.terminal;

import java.util.List;
import java.util.stream.IntStream;

/** Rows of equally many cells as lines, the first column to the left, the others, numbers, to the right. */
public final class Table {
    private static final String BETWEEN = "  ";

    private Table() {}

    public static List<String> lines(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = IntStream.range(0, columns)
                .map(column -> rows.stream()
                        .mapToInt(row -> length(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            String padding = " ".repeat(widths[column] - length(cell));
            line.append(column == 0 ? cell + padding : BETWEEN + padding + cell);
        }
        return line.toString().stripTrailing();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
