package org.presque.redis;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The reply of a script or command that is a list, read by position. Immutable. */
record Reply(List<?> parts) {

    static Reply of(@Nullable Object reply) {
        if (reply instanceof List<?> parts) {
            return new Reply(parts);
        }
        throw new IllegalStateException("redis was to answer with a list, not with " + reply);
    }

    long number(int at) {
        return (Long) parts.get(at);
    }

    byte[] bytes(int at) {
        return (byte[]) parts.get(at);
    }

    Stream<String> texts() {
        return parts.stream().map(part -> text((byte[]) part));
    }

    static String text(byte[] part) {
        return new String(part, StandardCharsets.UTF_8);
    }
}
