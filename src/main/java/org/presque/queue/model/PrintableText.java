package org.presque.queue.model;

/** The rule for what clients write into headers: 1 to 200 printable ASCII characters. */
final class PrintableText {

    private static final int MAX_CHARACTERS = 200;

    private PrintableText() {}

    static boolean isPrintable(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_CHARACTERS
                && text.chars().allMatch(c -> c >= ' ' && c < 0x7F);
    }
}
