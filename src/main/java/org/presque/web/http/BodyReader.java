package org.presque.web.http;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicLong;
import org.presque.config.HttpConfig;

/**
 * Reads bodies whole, bounded, and without a thread that waits. Thread-safe.
 *
 * <p>A small body is most often there together with its head: what is there is read at once, and if that is all, nothing
 * asynchronous happens. What has not arrived yet goes through a {@link SlowBody}, all of which share one timer and one
 * bound on the memory they may take together.
 */
final class BodyReader implements AutoCloseable {

    private static final CompletionStage<byte[]> NONE = CompletableFuture.completedFuture(new byte[0]);

    private final HttpConfig config;
    private final AtomicLong bytesUnderWay = new AtomicLong();
    private final ScheduledThreadPoolExecutor timer;

    BodyReader(HttpConfig config) {
        this.config = config;
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "presque-body-timer");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    /**
     * Reads the body of a request; empty if it has none.
     *
     * @param factor how many times the limit that is set it may be long
     * @return fails with a {@link Refusal}: 413 over the limit, 408 if it is late, 400 if it is cut, 503 if too much is
     *     under way
     */
    CompletionStage<byte[]> read(HttpServletRequest request, int factor) {
        long announced = request.getContentLengthLong();
        if (announced <= 0 && hasNone(request, announced)) {
            return NONE;
        }
        return read(request, announced, factor * config.bodyLimitBytes());
    }

    /** Of the versions of HTTP only the first says in its headers whether there is a body (RFC 9112, section 6.3). */
    private static boolean hasNone(HttpServletRequest request, long announced) {
        boolean saysSo = request.getProtocol().startsWith("HTTP/1.");
        return announced == 0 || (saysSo && request.getHeader("Transfer-Encoding") == null);
    }

    private CompletionStage<byte[]> read(HttpServletRequest request, long announced, int limitBytes) {
        if (announced > limitBytes) {
            return CompletableFuture.failedStage(tooLarge(limitBytes));
        }
        try {
            ServletInputStream in = request.getInputStream();
            BodyBuffer buffer = new BodyBuffer(announced);
            if (announced >= 0 && readWhatIsThere(in, buffer)) {
                return CompletableFuture.completedFuture(buffer.bytes());
            }
            SlowBody body = new SlowBody(this, in, buffer, limitBytes);
            Asynchronous.of(request);
            body.start();
            return body.whole();
        } catch (IOException e) {
            return CompletableFuture.failedStage(Refusal.with(400, "body is cut"));
        }
    }

    /** Whether the whole announced body was there. */
    private static boolean readWhatIsThere(ServletInputStream in, BodyBuffer buffer) throws IOException {
        while (!buffer.isComplete() && in.available() > 0) {
            if (buffer.readFrom(in) < 0) {
                return false;
            }
        }
        return buffer.isComplete();
    }

    HttpConfig config() {
        return config;
    }

    ScheduledThreadPoolExecutor timer() {
        return timer;
    }

    /** Notes that slow bodies take so many bytes more, or less if negative. */
    void reserve(long bytes) {
        if (bytesUnderWay.addAndGet(bytes) > config.bodiesUnderWayBytes() && bytes > 0) {
            bytesUnderWay.addAndGet(-bytes);
            throw new Refusal(Answer.error(503, "too many bodies are under way, nothing was done: send again")
                    .with("Retry-After", "1")
                    .with("Connection", "close"));
        }
    }

    /** The rest will not be read, so the connection is of no more use. */
    static Refusal tooLarge(int limitBytes) {
        return new Refusal(Answer.error(413, "body is larger than " + limitBytes + " bytes")
                .with("Connection", "close"));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
