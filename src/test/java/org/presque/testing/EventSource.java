package org.presque.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A client of Server-Sent Events that reads whatever comes, and never asks again by itself. {@link #close} hangs up. Confined to
 * one thread.
 */
public final class EventSource implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SILENCE = Duration.ofMillis(400);
    private static final String END = "\0";

    /** One line after the other, then {@link #END}. */
    private static final class Lines implements Subscriber<String> {
        final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
        private volatile @Nullable Subscription subscription;

        @Override
        public void onSubscribe(Subscription begun) {
            subscription = begun;
            begun.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            arrived.add(line);
        }

        @Override
        public void onError(Throwable fault) {
            arrived.add(END);
        }

        @Override
        public void onComplete() {
            arrived.add(END);
        }

        void cancel() {
            Subscription begun = subscription;
            if (begun != null) {
                begun.cancel();
            }
        }
    }

    /** A body that is not waited for when its head is there. */
    private record Unawaited(BodySubscriber<Void> body) implements BodySubscriber<@Nullable Void> {
        @Override
        public CompletionStage<@Nullable Void> getBody() {
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            body.onSubscribe(subscription);
        }

        @Override
        public void onNext(List<ByteBuffer> bytes) {
            body.onNext(bytes);
        }

        @Override
        public void onError(Throwable fault) {
            body.onError(fault);
        }

        @Override
        public void onComplete() {
            body.onComplete();
        }
    }

    /** An event: its fields, empty where they were not sent. */
    public record Event(String name, String id, String data) {}

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Lines lines = new Lines();
    private final Answer head;

    /** Opens a stream; headers are given as name, value, name, value. */
    public EventSource(URI base, String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path.substring(1))).header("Accept", "text/event-stream");
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<?> response = client.send(
                    request.build(),
                    info -> info.statusCode() == 200
                            ? new Unawaited(BodySubscribers.fromLineSubscriber(lines))
                            : BodySubscribers.replacing(null));
            head = new Answer(response.statusCode(), Http.lowerCase(response), new byte[0]);
        } catch (IOException e) {
            throw new AssertionError(path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Status and headers. */
    public Answer head() {
        return head;
    }

    /** The next line as it is; fails if none comes. */
    public String line() {
        return line(PATIENCE).orElseThrow(() -> new AssertionError("nothing comes any more"));
    }

    private Optional<String> line(Duration atMost) {
        return Arrivals.next(lines.arrived, atMost);
    }

    /** The next event; comments and what is no event are passed over. Fails if none comes. */
    public Event next() {
        return next(PATIENCE).orElseThrow(() -> new AssertionError("nothing comes any more"));
    }

    /** The next events until none comes for a while. */
    public List<Event> nextUntilSilent() {
        return Stream.generate(() -> next(SILENCE))
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whether no event comes for a while. */
    public boolean isSilent() {
        return next(SILENCE).isEmpty();
    }

    private Optional<Event> next(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        Event event = new Event("", "", "");
        while (true) {
            String line = line(Duration.ofNanos(end - System.nanoTime())).orElse(END);
            if (line.equals(END)) {
                return Optional.empty();
            }
            if (line.isEmpty() && !event.data.isEmpty()) {
                return Optional.of(event);
            }
            event = new Event(
                    field(line, "event", event.name), field(line, "id", event.id), field(line, "data", event.data));
        }
    }

    private static String field(String line, String name, String otherwise) {
        return line.startsWith(name + ": ") ? line.substring(name.length() + 2) : otherwise;
    }

    /** Reads until the server ends the stream; fails if it does not. */
    public void awaitEnd() {
        String line = line();
        while (!line.equals(END)) {
            line = line();
        }
    }

    @Override
    public void close() {
        lines.cancel();
    }
}
