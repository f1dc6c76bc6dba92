package org.presque.worker.http;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A request under way. Thread-safe. */
public final class Exchange {

    /** The HTTP client looks at the time until the head of an answer; this is for one that stops in its body. */
    private static final Duration FOR_THE_BODY = Duration.ofSeconds(5);

    private final CompletableFuture<HttpResponse<String>> response;
    private final Duration timeout;

    Exchange(CompletableFuture<HttpResponse<String>> response, Duration timeout) {
        this.response = response;
        this.timeout = timeout;
    }

    /**
     * Waits for what comes of it.
     *
     * @throws InterruptedException after the request was given up
     */
    public Answer await() throws InterruptedException {
        try {
            return Answer.of(response.get(timeout.plus(FOR_THE_BODY).toMillis(), MILLISECONDS));
        } catch (ExecutionException e) {
            return Answer.none(cause(e));
        } catch (CancellationException e) {
            return Answer.none(e);
        } catch (TimeoutException e) {
            cancel();
            return Answer.none(e);
        } catch (InterruptedException e) {
            cancel();
            throw e;
        }
    }

    /** Has somebody told what comes of it within its time, which is for the whole answer; not on a thread that waits for anything. */
    public void whenAnswered(Consumer<Answer> listener) {
        var unused = response.copy()
                .orTimeout(timeout.toMillis(), MILLISECONDS)
                .handle((answered, failure) -> failure == null ? Answer.of(answered) : none(failure))
                .thenAccept(listener);
    }

    private Answer none(Throwable failure) {
        cancel(); // It may be under way still.
        return Answer.none(cause(failure));
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        boolean isWrapping = failure instanceof ExecutionException || failure instanceof CompletionException;
        return isWrapping && cause != null ? cause : failure;
    }

    /** Hangs up, if it is not answered yet: the connection is closed, and what comes of it is a lost answer. */
    public void cancel() {
        response.cancel(true);
    }
}
