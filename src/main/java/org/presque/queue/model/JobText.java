package org.presque.queue.model;

import java.nio.charset.StandardCharsets;
import org.presque.queue.json.JsonFault;
import org.presque.queue.json.JsonSyntax;

/**
 * The text of a job: the bytes of one JSON value (RFC 8259) in UTF-8, kept as they came: white space, key order,
 * duplicate keys, big numbers and escapes are never touched.
 *
 * <p>Immutable by agreement: the array is not copied, neither coming in nor going out, since a job may have a mebibyte
 * and passes through here on every request. Whoever hands one in or takes one out must not write to it.
 */
public final class JobText {

    private final byte[] bytes;

    private JobText(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Accepts what a client sent.
     *
     * @param bytes what came, which must not be changed afterwards
     * @param nestingLimit how many arrays and objects may lie inside one another
     * @throws QueueException {@link Reason#JOB_IS_MISSING} if there is nothing, {@link Reason#JOB_IS_NOT_JSON} with the
     *     position if it is not one JSON value in UTF-8, or nested deeper
     */
    public static JobText of(byte[] bytes, int nestingLimit) {
        if (bytes.length == 0) {
            throw new QueueException(Reason.JOB_IS_MISSING);
        }
        try {
            JsonSyntax.check(bytes, nestingLimit);
        } catch (JsonFault fault) {
            throw QueueException.withDetail(Reason.JOB_IS_NOT_JSON, String.valueOf(fault.getMessage()));
        }
        return new JobText(bytes);
    }

    /** Takes over what was accepted before, as it comes back from storage. Not looked at again. */
    public static JobText stored(byte[] bytes) {
        return new JobText(bytes);
    }

    /** The text itself, not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    /** The text for a person to read. */
    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
