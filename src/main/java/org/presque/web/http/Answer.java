package org.presque.web.http;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client is told: status, headers and the whole body. Immutable.
 *
 * <p>Every answer forbids caches to keep it (a GET may take a job) and browsers to guess what it is.
 */
public final class Answer {

    static final String JSON = "application/json";

    private static final byte[] NOTHING = {};

    private record Header(String name, String value) {}

    private final int status;
    private final @Nullable String contentType;
    private final byte[] body;
    private final List<Header> headers;
    private final @Nullable Runnable undo;

    private Answer(
            int status, @Nullable String contentType, byte[] body, List<Header> headers, @Nullable Runnable undo) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
        this.headers = headers;
        this.undo = undo;
    }

    /** An answer without a body. */
    public static Answer empty(int status) {
        return new Answer(status, null, NOTHING, List.of(), null);
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
        return new Answer(status, contentType, body, List.of(), null);
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
        return new Answer(status, contentType, body, more, undo);
    }

    /** The same status and headers with another body. */
    public Answer withBody(String otherType, byte[] otherBody) {
        return new Answer(status, otherType, otherBody, headers, undo);
    }

    /**
     * The same, and what is to be done if the client does not get it, as far as that can be known: its connection had broken
     * before all of it was handed to the system. May be called on any thread, and must not block.
     */
    public Answer ifUnwritten(Runnable action) {
        return new Answer(status, contentType, body, headers, action);
    }

    /** What {@link #ifUnwritten} said; null for nothing. */
    @Nullable Runnable undo() {
        return undo;
    }

    public int status() {
        return status;
    }

    byte[] body() {
        return body;
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Sets status and headers; the body is still to be written. */
    void writeHead(HttpServletResponse response) {
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        for (Header header : headers) {
            response.setHeader(header.name(), header.value());
        }
        if (contentType != null) {
            response.setContentType(contentType);
        }
        if (status != HttpServletResponse.SC_NO_CONTENT) {
            response.setContentLength(body.length);
        }
    }
}
