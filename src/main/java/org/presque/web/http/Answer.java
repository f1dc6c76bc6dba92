package org.presque.web.http;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client is told: status, headers and the whole body, or what writes one without an end. Immutable.
 *
 * <p>Every answer forbids caches to keep it (a GET may take a job) and browsers to guess what it is.
 */
public final class Answer {

    static final String JSON = "application/json";

    private static final byte[] NOTHING = {};

    private record Header(String name, String value) {}

    /** What follows the head: a whole body, or events without an end. */
    private static final class Content {
        final @Nullable String type;
        final byte[] body;
        final @Nullable EventWriter events;

        Content(@Nullable String type, byte[] body, @Nullable EventWriter events) {
            this.type = type;
            this.body = body;
            this.events = events;
        }
    }

    private final int status;
    private final List<Header> headers;
    private final Content content;
    private final @Nullable Runnable undo;

    private Answer(int status, List<Header> headers, Content content, @Nullable Runnable undo) {
        this.status = status;
        this.headers = headers;
        this.content = content;
        this.undo = undo;
    }

    /** An answer without a body. */
    public static Answer empty(int status) {
        return new Answer(status, List.of(), new Content(null, NOTHING, null), null);
    }

    /** What is said of a request that has become something else, such as a socket: nothing, its head has been sent. */
    public static Answer switched() {
        return empty(HttpServletResponse.SC_SWITCHING_PROTOCOLS);
    }

    /**
     * An answer that goes on for as long as its client stays; the request must have been {@linkplain Request#keepOpen kept
     * open}. Proxies are told to pass each event on at once.
     */
    public static Answer stream(String contentType, EventWriter events) {
        return new Answer(200, List.of(), new Content(contentType, NOTHING, events), events::end)
                .with("X-Accel-Buffering", "no");
    }

    /** An answer whose body is a JSON text. */
    public static Answer json(int status, byte[] body) {
        return of(status, JSON, body);
    }

    /** An answer whose body is the JSON of a view. */
    public static Answer json(int status, Object view) {
        return json(status, Json.bytes(view));
    }

    /** An answer with any body. */
    public static Answer of(int status, String contentType, byte[] body) {
        return new Answer(status, List.of(), new Content(contentType, body, null), null);
    }

    /** {@code {"error":"TEXT"}}. */
    public static Answer error(int status, String text) {
        return json(status, new ErrorView(text));
    }

    /** What {@link #error} says, as JSON. */
    public record ErrorView(String error) {}

    /** The same with one more header. */
    public Answer with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Answer(status, more, content, undo);
    }

    /** The same status and headers with another body. */
    public Answer withBody(String otherType, byte[] otherBody) {
        return new Answer(status, headers, new Content(otherType, otherBody, null), undo);
    }

    /**
     * The same, and what is to be done if the client does not get it, as far as that can be known: its connection had broken
     * before all of it was handed to the system. May be called on any thread, and must not block.
     */
    public Answer ifUnwritten(Runnable action) {
        return new Answer(status, headers, content, action);
    }

    /** What {@link #ifUnwritten} said; null for nothing. */
    @Nullable Runnable undo() {
        return undo;
    }

    public int status() {
        return status;
    }

    byte[] body() {
        return content.body;
    }

    /** What goes on after the head; null for a whole body. */
    @Nullable EventWriter events() {
        return content.events;
    }

    /** The body as text. */
    public String text() {
        return new String(content.body, StandardCharsets.UTF_8);
    }

    /** Sets status and headers; the body is still to be written. */
    void writeHead(HttpServletResponse response) {
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        for (Header header : headers) {
            response.setHeader(header.name(), header.value());
        }
        if (content.type != null) {
            response.setContentType(content.type);
        }
        if (status != HttpServletResponse.SC_NO_CONTENT && content.events == null) {
            response.setContentLength(content.body.length);
        }
    }
}
