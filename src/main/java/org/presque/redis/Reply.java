package org.presque.redis;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.JobId;

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

    /** A list inside. */
    Reply list(int at) {
        return of(parts.get(at));
    }

    /** An id, given as a number or by an entry of a stream, {@code ID-MILLIS}. */
    JobId jobId(int at) {
        return new JobId(parts.get(at) instanceof byte[] entry ? numberBeforeDash(entry) : number(at));
    }

    private static long numberBeforeDash(byte[] entry) {
        long number = 0;
        for (int at = 0; entry[at] != '-'; at++) {
            number = number * 10 + (entry[at] - '0');
        }
        return number;
    }

    int size() {
        return parts.size();
    }

    byte[] bytes(int at) {
        return (byte[]) parts.get(at);
    }

    Stream<String> texts() {
        return parts.stream().map(part -> text((byte[]) part));
    }

    /** A reply that is one number. */
    static int number(@Nullable Object reply) {
        if (reply instanceof Long number) {
            return Math.toIntExact(number);
        }
        throw new IllegalStateException("redis was to answer with a number, not with " + reply);
    }

    /** A reply that is one word. */
    static String word(@Nullable Object reply) {
        if (reply instanceof byte[] word) {
            return text(word);
        }
        throw new IllegalStateException("redis was to answer with a word, not with " + reply);
    }

    static String text(byte[] part) {
        return new String(part, StandardCharsets.UTF_8);
    }
}
