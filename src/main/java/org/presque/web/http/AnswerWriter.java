package org.presque.web.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.Reason;

/**
 * Writes the answer of one request, once, whoever comes first: the answer, the container's time-out, or a fault of the
 * connection.
 *
 * <p>The answer most often comes on a thread that serves everybody, so it is never written there: the container calls
 * {@link WriteListener#onWritePossible} on a thread of its own as often as the client has taken what was written. A slow
 * reader holds no thread at all.
 */
final class AnswerWriter implements WriteListener, AsyncListener {

    private static final System.Logger LOG = System.getLogger(AnswerWriter.class.getName());

    /** What is handed to the container at a time; it may have to copy what the client does not take at once. */
    private static final int PIECE_BYTES = 16 << 10;

    private final AsyncContext context;
    private final HttpServletResponse response;
    private final AtomicBoolean isAnswered = new AtomicBoolean();
    private final AtomicBoolean isComplete = new AtomicBoolean();
    private byte[] body = {};
    private int written;

    private AnswerWriter(AsyncContext context, HttpServletResponse response) {
        this.context = context;
        this.response = response;
    }

    /** @param stage never fails */
    static void write(HttpServletRequest request, HttpServletResponse response, CompletionStage<Answer> stage)
            throws IOException {
        if (stage.toCompletableFuture().isDone() && !request.isAsyncStarted()) {
            Answer answer = stage.toCompletableFuture().join();
            answer.writeHead(response);
            response.getOutputStream().write(answer.body());
            return;
        }
        AnswerWriter writer = new AnswerWriter(Asynchronous.of(request), response);
        writer.context.addListener(writer);
        var unused = stage.thenAccept(writer::answer);
    }

    private void answer(Answer answer) {
        if (!isAnswered.compareAndSet(false, true)) {
            return;
        }
        try {
            answer.writeHead(response);
            body = answer.body();
            response.getOutputStream().setWriteListener(this);
        } catch (IOException | RuntimeException e) {
            onError(e);
        }
    }

    @Override
    public void onWritePossible() throws IOException {
        ServletOutputStream out = response.getOutputStream();
        while (out.isReady()) {
            if (written == body.length) {
                complete();
                return;
            }
            int piece = Math.min(PIECE_BYTES, body.length - written);
            out.write(body, written, piece);
            written += piece;
        }
    }

    private void complete() {
        if (isComplete.compareAndSet(false, true)) {
            context.complete();
        }
    }

    /** The client is gone, or has never been there. */
    @Override
    public void onError(Throwable fault) {
        LOG.log(System.Logger.Level.DEBUG, "an answer could not be written", fault);
        isAnswered.set(true);
        try {
            complete();
        } catch (IllegalStateException e) {
            LOG.log(System.Logger.Level.DEBUG, "the container had ended the exchange before", e);
        }
    }

    @Override
    public void onError(AsyncEvent event) {
        onError(event.getThrowable());
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        if (isAnswered.get()) {
            complete();
        } else {
            answer(FaultAnswers.of(new QueueException(Reason.OUTCOME_UNKNOWN)));
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        isComplete.set(true);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // never started twice
    }
}
