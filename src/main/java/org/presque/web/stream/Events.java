package org.presque.web.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import org.presque.queue.model.Job;

/** What is written in an event stream, as the standard of Server-Sent Events has it. Stateless. */
final class Events {

    static final String CONTENT_TYPE = "text/event-stream";

    /** How long a browser waits that has lost its stream. */
    private static final int RETRY_MILLIS = 2000;

    private static final byte[] START = ("retry: " + RETRY_MILLIS + "\n\n").getBytes(UTF_8);

    /** A comment: nobody is told of it. */
    private static final byte[] BEAT = ":\n\n".getBytes(UTF_8);

    private Events() {}

    static byte[] start() {
        return START;
    }

    static byte[] beat() {
        return BEAT;
    }

    /** A job, and what is told of it, as one JSON text. */
    static byte[] job(Job job, byte[] data) {
        return event("event: job\nid: " + job.id() + "\n", data);
    }

    /** Something that has no name of its own. */
    static byte[] message(byte[] data) {
        return event("", data);
    }

    /** A line break inside JSON is white space between its parts, and given as a space: it would end the data. */
    private static byte[] event(String head, byte[] data) {
        ByteArrayOutputStream event = new ByteArrayOutputStream(head.length() + data.length + 8);
        event.writeBytes(head.getBytes(UTF_8));
        event.writeBytes("data: ".getBytes(UTF_8));
        for (byte b : data) {
            event.write(b == '\n' || b == '\r' ? ' ' : b);
        }
        event.writeBytes("\n\n".getBytes(UTF_8));
        return event.toByteArray();
    }
}
