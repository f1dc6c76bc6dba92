package org.presque.web.page.shown;

/**
 * Sets out a JSON text in lines. Only white space between its tokens changes: numbers, escapes, the order of keys and
 * duplicate ones stay as they are, and what cannot be seen inside a string becomes an escape that means the same.
 * Confined to one call.
 */
public final class PrettyJson {

    /** Deeper levels are not set further in: a text that is nothing but brackets would grow with the square of its depth. */
    private static final int DEEPEST = 40;

    private final String json;
    private final int mostCharacters;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private int depth;

    private PrettyJson(String json, int mostCharacters) {
        this.json = json;
        this.mostCharacters = mostCharacters;
    }

    /**
     * The text set out, cut near so many characters.
     *
     * @param json a JSON text; anything else gives some text too
     */
    public static String of(String json, int mostCharacters) {
        return new PrettyJson(json, mostCharacters).text();
    }

    private String text() {
        while (at < json.length() && out.length() < mostCharacters) {
            char character = json.charAt(at++);
            switch (character) {
                case '{', '[' -> open(character);
                case '}', ']' -> close(character);
                case ',' -> line(",");
                case ':' -> out.append(": ");
                case '"' -> string();
                case ' ', '\t', '\n', '\r' -> {}
                default -> out.append(character);
            }
        }
        return out.toString();
    }

    private void open(char bracket) {
        skipWhiteSpace();
        char closing = bracket == '{' ? '}' : ']';
        if (at < json.length() && json.charAt(at) == closing) {
            at++;
            out.append(bracket).append(closing);
        } else {
            depth++;
            line(String.valueOf(bracket));
        }
    }

    private void close(char bracket) {
        depth--;
        line("");
        out.append(bracket);
    }

    private void line(String before) {
        out.append(before).append('\n').append("  ".repeat(Math.max(0, Math.min(depth, DEEPEST))));
    }

    private void skipWhiteSpace() {
        while (at < json.length() && json.charAt(at) <= ' ') {
            at++;
        }
    }

    /** From behind the opening quote to behind the closing one. */
    private void string() {
        out.append('"');
        while (at < json.length() && out.length() < mostCharacters) {
            int character = json.codePointAt(at);
            at += Character.charCount(character);
            Visible.append(out, character);
            if (character == '"') {
                return;
            }
            if (character == '\\' && at < json.length()) {
                out.append(json.charAt(at++));
            }
        }
    }
}
