package org.presque.queue.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object, each with the exact text of its value, without the white space around it. Names are compared as
 * they are written: one with an escape is another name. Immutable.
 */
public final class Members {

    private final Map<String, byte[]> values = new LinkedHashMap<>();

    private Members() {}

    /**
     * Reads an object.
     *
     * @param nestingLimit how deep each value may be nested
     * @throws JsonFault if the text is not JSON, or has a name twice
     * @throws IllegalArgumentException if it is JSON but no object
     */
    public static Members of(byte[] text, int nestingLimit) {
        Members members = new Members();
        new Reading(text, nestingLimit, members.values).object();
        return members;
    }

    public Set<String> names() {
        return values.keySet();
    }

    /** The text of a value; null if there is no such member. */
    public byte @Nullable [] value(String name) {
        return values.get(name);
    }

    /** The text of an object with all members but one. */
    public byte[] without(String name) {
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        object.write('{');
        values.forEach((other, value) -> {
            if (!other.equals(name)) {
                object.writeBytes(((object.size() > 1 ? ",\"" : "\"") + other + "\":").getBytes(UTF_8));
                object.writeBytes(value);
            }
        });
        object.write('}');
        return object.toByteArray();
    }

    /** One pass over the text. Confined to one call. */
    private static final class Reading {

        private final byte[] text;
        private final int nestingLimit;
        private final Map<String, byte[]> values;
        private int at;

        Reading(byte[] text, int nestingLimit, Map<String, byte[]> values) {
            this.text = text;
            this.nestingLimit = nestingLimit;
            this.values = values;
        }

        void object() {
            if (peek() != '{') {
                JsonSyntax.check(text, nestingLimit);
                throw new IllegalArgumentException("no object");
            }
            if (next() != '}') {
                member();
                while (peek() == ',') {
                    next();
                    member();
                }
            }
            expect('}');
            if (peek() >= 0) {
                throw unexpected();
            }
        }

        private void member() {
            if (peek() != '"') {
                throw unexpected();
            }
            byte[] name = value();
            expect(':');
            int start = at;
            String plain = new String(name, 1, name.length - 2, UTF_8);
            if (values.put(plain, value()) != null) {
                throw new JsonFault("a second member " + plain, start);
            }
        }

        private byte[] value() {
            peek();
            int start = at;
            at = JsonSyntax.end(text, nestingLimit, at);
            int end = at;
            while (JsonSyntax.isWhiteSpace(text[end - 1])) {
                end--;
            }
            return Arrays.copyOfRange(text, start, end);
        }

        private void expect(char sign) {
            if (peek() != sign) {
                throw unexpected();
            }
            at++;
        }

        /** Steps over the byte at hand and white space. */
        private int next() {
            at++;
            return peek();
        }

        /** The next byte that is no white space, or -1 at the end. */
        private int peek() {
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
}
