package org.presque.queue.json;

import java.util.BitSet;

/**
 * Looks at a text once and says whether it is one JSON value (RFC 8259) in UTF-8 (RFC 3629), and if not, where it stops
 * being one. Builds nothing and allocates next to nothing: it runs over every job that is put.
 *
 * <p>Strict where parsers are often lenient: no byte order mark, no control character in a string, no leading zero, no
 * trailing comma, nothing behind the value, no overlong or surrogate UTF-8. Lenient where the RFC is: any number of
 * digits, duplicate keys, and {@code \\u} escapes of lone surrogates. Confined to one call.
 */
public final class JsonSyntax {

    private static final String LITERAL_STARTS = "tfn";
    private static final String[] LITERALS = {"true", "false", "null"};

    private final byte[] text;
    private final int nestingLimit;

    /** Whether the container at each depth is an object; what lies deeper than {@link #depth} is stale. */
    private final BitSet objects = new BitSet();

    private int depth;
    private int at;

    private JsonSyntax(byte[] text, int nestingLimit, int at) {
        this.text = text;
        this.nestingLimit = nestingLimit;
        this.at = at;
    }

    /**
     * Lets one JSON value in UTF-8 pass.
     *
     * @param nestingLimit how many arrays and objects may lie inside one another
     * @throws JsonFault if it is anything else
     */
    public static void check(byte[] text, int nestingLimit) {
        new JsonSyntax(text, nestingLimit, 0).document();
    }

    /** Where the value ends that begins at {@code at}, white space behind it included; what follows is not looked at. */
    static int end(byte[] text, int nestingLimit, int at) {
        return new JsonSyntax(text, nestingLimit, at).end();
    }

    private void document() {
        if (end() < text.length) {
            throw unexpected();
        }
    }

    private int end() {
        do {
            value();
        } while (another());
        return at;
    }

    /** Reads a scalar or an empty container, or goes down into a container to its first scalar. */
    private void value() {
        while (true) {
            skipWhiteSpace();
            int c = peek();
            if (c != '{' && c != '[') {
                scalar(c);
                return;
            }
            open(c == '{');
            if (peekAfterWhiteSpace() == (c == '{' ? '}' : ']')) {
                close();
                return;
            }
            if (c == '{') {
                key();
            }
        }
    }

    /** Reads what stands behind a value: closes containers, and says whether a comma promises another value. */
    private boolean another() {
        while (true) {
            int c = peekAfterWhiteSpace();
            if (depth == 0) {
                return false;
            }
            boolean inObject = objects.get(depth);
            if (c == ',') {
                at++;
                if (inObject) {
                    key();
                }
                return true;
            }
            if (c != (inObject ? '}' : ']')) {
                throw unexpected();
            }
            close();
        }
    }

    private void open(boolean object) {
        if (++depth > nestingLimit) {
            throw fault("nested deeper than " + nestingLimit + " levels");
        }
        objects.set(depth, object);
        at++;
    }

    private void close() {
        depth--;
        at++;
    }

    private void key() {
        if (peekAfterWhiteSpace() != '"') {
            throw unexpected();
        }
        string();
        if (peekAfterWhiteSpace() != ':') {
            throw unexpected();
        }
        at++;
    }

    private void scalar(int c) {
        if (c == '"') {
            string();
        } else if (c == '-' || isDigit(c)) {
            number();
        } else {
            literal(c);
        }
    }

    private void literal(int c) {
        int which = LITERAL_STARTS.indexOf(c);
        if (which < 0) {
            throw unexpected();
        }
        String literal = LITERALS[which];
        for (int i = 0; i < literal.length(); i++, at++) {
            if (peek() != literal.charAt(i)) {
                throw unexpected();
            }
        }
    }

    private void number() {
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        if (peek() == '.') {
            at++;
            digits();
        }
        if ((peek() | 0x20) == 'e') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
        }
    }

    private void digits() {
        if (!isDigit(peek())) {
            throw unexpected();
        }
        while (isDigit(peek())) {
            at++;
        }
    }

    private void string() {
        at++;
        while (true) {
            skipPlainCharacters();
            int c = peek();
            if (c == '"') {
                at++;
                return;
            }
            if (c == '\\') {
                escape();
            } else if (c >= 0x80) {
                utf8Character();
            } else {
                throw unexpected();
            }
        }
    }

    /** Most of a job is this loop, so it works on locals; bytes from 0x80 on are negative here and end it too. */
    private void skipPlainCharacters() {
        byte[] bytes = text;
        int i = at;
        while (i < bytes.length && bytes[i] >= 0x20 && bytes[i] != '"' && bytes[i] != '\\') {
            i++;
        }
        at = i;
    }

    private void escape() {
        at++;
        int c = peek();
        if (c == 'u') {
            for (int i = 0; i < 4; i++) {
                at++;
                if (Character.digit(peek(), 16) < 0) {
                    throw unexpected();
                }
            }
        } else if (c < 0 || "\"\\/bfnrt".indexOf(c) < 0) {
            throw unexpected();
        }
        at++;
    }

    private void utf8Character() {
        int length = Utf8.lengthAt(text, at);
        if (length == 0) {
            throw fault("not UTF-8");
        }
        at += length;
    }

    private void skipWhiteSpace() {
        while (at < text.length && isWhiteSpace(text[at])) {
            at++;
        }
    }

    private int peekAfterWhiteSpace() {
        skipWhiteSpace();
        return peek();
    }

    /** The byte at hand as 0 to 255, or -1 behind the last. */
    private int peek() {
        return at < text.length ? text[at] & 0xFF : -1;
    }

    static boolean isWhiteSpace(byte c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private JsonFault unexpected() {
        int c = peek();
        if (c < 0) {
            return fault("the text ends too early");
        }
        return fault(
                c > 0x20 && c < 0x7F ? "unexpected '" + (char) c + "'" : String.format("unexpected byte 0x%02X", c));
    }

    private JsonFault fault(String what) {
        return new JsonFault(what, at);
    }
}
