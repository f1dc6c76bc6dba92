package org.presque.queue.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
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
        Reading reading = new Reading(text, nestingLimit);
        reading.object(name -> members.add(name, reading));
        return members;
    }

    private void add(byte[] name, Reading reading) {
        int start = reading.at();
        String plain = new String(name, 1, name.length - 2, UTF_8);
        if (values.put(plain, reading.value()) != null) {
            throw new JsonFault("a second member " + plain, start);
        }
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
}
