package org.presque.web.page.shown;

/**
 * Texts that somebody else wrote, for reading: what cannot be seen, or turns the direction of writing and so makes a text
 * read other than it is, stands as an escape of JSON. Stateless. That nothing becomes markup is for the page to see to.
 */
public final class Visible {

    private Visible() {}

    /** A text of any length with its line breaks. */
    public static String text(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(character -> append(out, character));
        return out.toString();
    }

    /** The beginning of a text on one line; a cut one ends with an ellipsis. */
    public static String excerpt(String text, int mostCharacters) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length() && out.length() < mostCharacters) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            boolean isSpace = Character.isWhitespace(character);
            if (!isSpace) {
                append(out, character);
            } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        }
        return at < text.length() ? out.append('…').toString() : out.toString();
    }

    /** Appends one character, or its escape. */
    public static void append(StringBuilder out, int character) {
        if (character == '\n' || character == '\t' || isSeen(character)) {
            out.appendCodePoint(character);
            return;
        }
        for (char unit : Character.toChars(character)) {
            out.append("\\u").append(String.format("%04x", (int) unit));
        }
    }

    private static boolean isSeen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
