package org.presque.faults.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.presque.testing.Answer;
import org.presque.testing.RawHttp;

/**
 * A client that sends what it is told once and never again by itself, and tells what came of it. After a lost connection it
 * goes on to the next node. Confined to a thread.
 */
public final class Caller implements AutoCloseable {
    private final Nodes nodes;
    private int node;
    private @Nullable RawHttp connection;

    /** @param node the number of the node to begin with */
    public Caller(Nodes nodes, int node) {
        this.nodes = nodes;
        this.node = node;
    }

    /** Sends a request, its body a character for each byte, its headers as lines, and reads the answer. */
    public Reply send(String method, String target, String body, String... headers) {
        long started = Micros.now();
        RawHttp open = connection();
        if (open == null) {
            return new Reply(started, Micros.now(), Reply.REFUSED, Map.of(), "");
        }
        try {
            open.write(request(method, target, body, headers));
            Answer answer = method.equals("HEAD") ? open.readHead() : open.read();
            if (answer.header("connection").equals("close")) {
                close();
            }
            return reply(started, answer);
        } catch (UncheckedIOException e) {
            leave();
            return new Reply(started, Micros.now(), Reply.LOST, Map.of(), String.valueOf(e.getMessage()));
        }
    }

    /** Sends a request and goes away without its answer. */
    public Reply abandon(String method, String target) {
        long started = Micros.now();
        RawHttp open = connection();
        if (open == null) {
            return new Reply(started, Micros.now(), Reply.REFUSED, Map.of(), "");
        }
        try {
            open.write(request(method, target, ""));
            close();
        } catch (UncheckedIOException e) {
            leave();
        }
        return new Reply(started, Micros.now(), Reply.LOST, Map.of(), "abandoned");
    }

    private static String request(String method, String target, String body, String... headers) {
        StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        if (!method.equals("GET") && !method.equals("HEAD")) {
            request.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        return request.append("\r\n").append(body).toString();
    }

    private static Reply reply(long started, Answer answer) {
        Map<String, String> headers =
                answer.headers().keySet().stream().collect(Collectors.toUnmodifiableMap(name -> name, answer::header));
        String body = new String(answer.body(), ISO_8859_1);
        return new Reply(started, Micros.now(), answer.status(), headers, body);
    }

    private @Nullable RawHttp connection() {
        if (connection == null) {
            try {
                connection = new RawHttp(nodes.address(node));
            } catch (UncheckedIOException e) {
                node++;
            }
        }
        return connection;
    }

    private void leave() {
        close();
        node++;
    }

    @Override
    public void close() {
        RawHttp open = connection;
        connection = null;
        if (open != null) {
            open.close();
        }
    }
}
