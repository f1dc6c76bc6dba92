package org.presque.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A client with a WebSocket that reads whatever comes. {@link #end} says good-bye, {@link #abort} does not. Confined to one thread. */
public final class SocketClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SILENCE = Duration.ofMillis(400);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    private static final class Inbox implements WebSocket.Listener {
        final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        final CompletableFuture<Integer> closed = new CompletableFuture<>();
        final CompletableFuture<Void> pinged = new CompletableFuture<>();
        private final StringBuilder parts = new StringBuilder();
        volatile boolean isReading = true;

        private void readOn(WebSocket socket) {
            if (isReading) {
                socket.request(1);
            }
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean isLast) {
            parts.append(part);
            if (isLast) {
                messages.add(parts.toString());
                parts.setLength(0);
            }
            readOn(socket);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer nothing) {
            pinged.complete(null);
            readOn(socket);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable fault) {
            closed.completeExceptionally(fault);
        }
    }

    private final Inbox inbox = new Inbox();
    private final WebSocket socket;

    /** Opens one; headers are given as name, value, name, value. */
    public SocketClient(URI base, String path, String... headers) {
        this.socket = open(base, path, inbox, headers).join();
    }

    private static CompletableFuture<WebSocket> open(
            URI base, String path, WebSocket.Listener listener, String... headers) {
        WebSocket.Builder builder = CLIENT.newWebSocketBuilder().connectTimeout(PATIENCE);
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        return builder.buildAsync(URI.create("ws" + base.toString().substring(4) + path.substring(1)), listener);
    }

    /** The status with which a socket is refused. */
    public static int refusal(URI base, String path, String... headers) {
        try {
            open(base, path, new Inbox(), headers).join().abort();
            throw new AssertionError(path + " was opened");
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }

    public SocketClient send(String message) {
        socket.sendText(message, true).join();
        return this;
    }

    /** Sends a message in two frames. */
    public SocketClient send(String part, String rest) {
        socket.sendText(part, false).join();
        socket.sendText(rest, true).join();
        return this;
    }

    /** Reads nothing more, but for one message, until {@link #readOn}. */
    public void readNoMore() {
        inbox.isReading = false;
    }

    /** Reads again. */
    public void readOn() {
        inbox.isReading = true;
        socket.request(1);
    }

    /** Sends a message so many times, or as often as the server lets it; how often that was. */
    public int sendAtMost(int times, String message) {
        int sent = 0;
        try {
            while (sent < times && !inbox.closed.isDone()) {
                send(message);
                sent++;
            }
        } catch (CompletionException closed) {
            return sent; // the connection was cut
        }
        return sent;
    }

    /** The code with which the server closes the socket; empty if it cuts the connection; fails if it does neither. */
    public Optional<Integer> awaitEnd() {
        return inbox.closed
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .handle((code, fault) -> {
                    if (fault instanceof TimeoutException) {
                        throw new AssertionError("the socket is still open");
                    }
                    return Optional.ofNullable(code);
                })
                .join();
    }

    /** The next message; fails if none comes. */
    public String next() {
        return next(PATIENCE).orElseThrow(() -> new AssertionError("nothing comes any more"));
    }

    /** The same as a JSON object. */
    public JsonObject nextObject() {
        String text = next();
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (RuntimeException e) {
            throw new AssertionError("no JSON object: " + text, e);
        }
    }

    /** What is in the next message, which is a job. */
    public JsonObject nextJob() {
        JsonObject message = nextObject();
        JsonObject job = message.getJsonObject("job");
        if (job == null) {
            throw new AssertionError("no job: " + message);
        }
        return job;
    }

    private Optional<String> next(Duration atMost) {
        return Arrivals.next(inbox.messages, atMost);
    }

    /** Whether the next message has come already. */
    public boolean hasNext() {
        return !inbox.messages.isEmpty();
    }

    /** The next messages until none comes for a while. */
    public List<String> nextUntilSilent() {
        return Stream.generate(() -> next(SILENCE))
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whether no message comes for a while. */
    public boolean isSilent() {
        return next(SILENCE).isEmpty();
    }

    /** The code with which the server closes the socket, which comes behind all messages; fails if it does not. */
    public int closeCode() {
        return inbox.closed
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** Waits for a ping, which is answered by itself; fails if none comes. */
    public void awaitPing() {
        inbox.pinged.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    /** Hangs up without a word. */
    public void abort() {
        socket.abort();
    }

    /** Says good-bye. */
    public void end() {
        if (!socket.isOutputClosed()) {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        }
    }

    @Override
    public void close() {
        end();
    }
}
