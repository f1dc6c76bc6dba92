package org.presque.queue.json;

import java.util.Arrays;
import java.util.function.Consumer;

/** One pass over a JSON text whose values are wanted as they are written. Confined to one call. */
final class Reading {

    private final byte[] text;
    private final int nestingLimit;
    private int at;

    /** @param nestingLimit how deep each value may be nested */
    Reading(byte[] text, int nestingLimit) {
        this.text = text;
        this.nestingLimit = nestingLimit;
    }

    /** The offset of the next byte, in bytes from 0. */
    int at() {
        return at;
    }

    /**
     * Reads an object, which has to be all that there is.
     *
     * @param member gets the name of each member, with its quotes, and has to read the value
     * @throws JsonFault if the text is not JSON
     * @throws IllegalArgumentException if it is JSON but no object
     */
    void object(Consumer<byte[]> member) {
        if (peek() != '{') {
            JsonSyntax.check(text, nestingLimit);
            throw new IllegalArgumentException("no object");
        }
        if (next() != '}') {
            do {
                member.accept(name());
            } while (goesOn('}'));
        }
        at++;
        if (peek() >= 0) {
            throw unexpected();
        }
    }

    private byte[] name() {
        if (peek() != '"') {
            throw unexpected();
        }
        byte[] name = value();
        if (peek() != ':') {
            throw unexpected();
        }
        at++;
        return name;
    }

    /** Reads the array that begins here; each element has to be read by what is given. */
    void array(Runnable element) {
        if (next() != ']') {
            do {
                element.run();
            } while (goesOn(']'));
        }
        at++;
    }

    /** Whether a comma promises more; at the given end otherwise. */
    private boolean goesOn(char end) {
        int c = peek();
        if (c == ',') {
            at++;
            return true;
        }
        if (c != end) {
            throw unexpected();
        }
        return false;
    }

    /** Reads a value: its exact text, without the white space around it. */
    byte[] value() {
        peek();
        int start = at;
        skipValue();
        int end = at;
        while (JsonSyntax.isWhiteSpace(text[end - 1])) {
            end--;
        }
        return Arrays.copyOfRange(text, start, end);
    }

    /** Reads over a value. */
    void skipValue() {
        at = JsonSyntax.end(text, nestingLimit, at);
    }

    /** Steps over the byte at hand and white space. */
    private int next() {
        at++;
        return peek();
    }

    /** The next byte that is no white space, or -1 at the end. */
    int peek() {
        while (at < text.length && JsonSyntax.isWhiteSpace(text[at])) {
            at++;
        }
        return at < text.length ? text[at] & 0xFF : -1;
    }

    private JsonFault unexpected() {
        return peek() < 0
                ? new JsonFault("the text ends too early", at)
                : new JsonFault("unexpected '" + (char) peek() + "'", at);
    }
}
