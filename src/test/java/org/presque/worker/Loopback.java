package org.presque.worker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * An HTTP server on loopback that answers what a test says, and remembers what it was asked. It registers workers without being
 * told to. Thread-safe; the test's function is called by a thread for each request, and may block.
 */
final class Loopback implements AutoCloseable {

    /** A request, as the server saw it; {@code key} is its idempotency key, or empty. */
    record Asked(String method, String target, String body, String key) {
        @Override
        public String toString() {
            return method + " " + target;
        }
    }

    /** An answer. */
    record Told(int status, Map<String, String> headers, String body) {

        /** The connection is cut instead. */
        static final Told LOST = new Told(Loopback.LOST, Map.of(), "");

        /** The answer begins, and does not end before the server does. */
        static final Told STOPPED = new Told(Loopback.STOPPED, Map.of(), "{");

        static final Told NO_JOB = error(404, "no job");

        static Told error(int status, String text) {
            return new Told(status, Map.of(), "{\"error\":\"" + text + "\"}");
        }

        /** A leased job of the queue {@code jobs}. */
        static Told job(long id, int ttrSeconds, String text) {
            return new Told(
                    200,
                    Map.of(
                            "X-Presque-Queue",
                            "jobs",
                            "X-Presque-Job",
                            String.valueOf(id),
                            "X-Presque-Lease",
                            "token" + id,
                            "X-Presque-Attempt",
                            "1",
                            "X-Presque-Ttr",
                            String.valueOf(ttrSeconds)),
                    text);
        }
    }

    private static final int LOST = 0;
    private static final int STOPPED = 1;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Function<Asked, Told> answers;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch isClosed = new CountDownLatch(1);

    Loopback(Function<Asked, Told> answers) {
        this(answers, 0);
    }

    /** One at a port where there was one before. */
    Loopback(Function<Asked, Told> answers, int port) {
        this.answers = answers;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            String target = exchange.getRequestURI().toString();
            Asked question = new Asked(exchange.getRequestMethod(), target, body, key == null ? "" : key);
            asked.add(question);
            boolean isAboutWorkers = target.startsWith("/w/");
            answer(exchange, isAboutWorkers ? new Told(201, Map.of(), "") : answers.apply(question));
        }
    }

    private void answer(HttpExchange exchange, Told told) throws IOException {
        byte[] body = told.body().getBytes(StandardCharsets.UTF_8);
        if (told.status() == STOPPED) {
            exchange.sendResponseHeaders(200, body.length + 1L);
            exchange.getResponseBody().write(body);
            exchange.getResponseBody().flush();
            Once.await(isClosed);
        } else if (told.status() != LOST) {
            told.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(told.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + port());
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** All requests that were sent with this method, in the order in which they came; none about the lists of workers. */
    List<Asked> asked(String method) {
        return asked.stream()
                .filter(question -> question.method().equals(method))
                .filter(question -> !question.target().startsWith("/w/"))
                .toList();
    }

    /** How often the lists of workers were changed with this method. */
    long registered(String method) {
        return asked.stream()
                .filter(question -> question.method().equals(method))
                .filter(question -> question.target().startsWith("/w/"))
                .count();
    }

    @Override
    public void close() {
        isClosed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
