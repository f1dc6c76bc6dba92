package org.presque.web.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.Reason;

/**
 * Writes the answer of one request, once, whoever comes first: the answer, the container's time-out, or a fault of the
 * connection.
 *
 * <p>The answer most often comes on a thread that serves everybody, so nothing here waits: the container calls
 * {@link WriteListener#onWritePossible} as often as the client has taken what was written, the first time on this very
 * thread (Tomcat) or on one of its own (Undertow). The exchange is completed when all has been handed to the system:
 * what is left then Tomcat would write itself, and wait. A slow reader holds no thread at all.
 */
final class AnswerWriter implements WriteListener, AsyncListener {

    private static final System.Logger LOG = System.getLogger(AnswerWriter.class.getName());

    /** What is handed to the container at a time; it may have to copy what the client does not take at once. */
    private static final int PIECE_BYTES = 16 << 10;

    private final AsyncContext context;
    private final HttpServletResponse response;
    private final AtomicBoolean isAnswered = new AtomicBoolean();
    private final AtomicBoolean isComplete = new AtomicBoolean();

    /** Whether the client has got its answer, or it was undone. */
    private final AtomicBoolean isSettled = new AtomicBoolean();

    /** What is written, once there is something. */
    private volatile @Nullable Answer answer;

    /** What to do if there is nobody to answer; see {@link Request#whenGone}. */
    private final AtomicReference<@Nullable Runnable> ifGone;

    /**
     * Whether the client may have gone while it waited, of which no container tells. The first thing that is written to it
     * succeeds all the same, and only then its system says that nobody is there: so the head goes out before the rest.
     */
    private volatile boolean hasWaited;

    private int written;
    private boolean isHeadFlushed;
    private boolean isFlushed;

    private AnswerWriter(
            AsyncContext context, HttpServletResponse response, AtomicReference<@Nullable Runnable> ifGone) {
        this.context = context;
        this.response = response;
        this.ifGone = ifGone;
    }

    /** @param stage never fails */
    static void write(
            HttpServletRequest request,
            HttpServletResponse response,
            CompletionStage<Answer> stage,
            AtomicReference<@Nullable Runnable> ifGone)
            throws IOException {
        if (stage.toCompletableFuture().isDone() && !request.isAsyncStarted()) {
            Answer answer = stage.toCompletableFuture().join();
            if (answer.body().length < response.getBufferSize()) {
                writeNow(response, answer);
                return;
            }
        }
        AnswerWriter writer = new AnswerWriter(Asynchronous.of(request), response, ifGone);
        writer.context.addListener(writer);
        var unused = stage.thenAccept(writer::answer);
    }

    private static void writeNow(HttpServletResponse response, Answer answer) throws IOException {
        if (answer.status() == HttpServletResponse.SC_SWITCHING_PROTOCOLS) {
            return;
        }
        try {
            answer.writeHead(response);
            response.getOutputStream().write(answer.body());
            if (answer.undo() != null) {
                response.flushBuffer(); // or nobody would hear that the connection has broken
            }
        } catch (IOException | RuntimeException e) {
            if (answer.undo() != null) {
                answer.undo().run();
            }
            throw e;
        }
    }

    private void answer(Answer given) {
        if (!isAnswered.compareAndSet(false, true)) {
            undo(given); // the client had gone before
            return;
        }
        try {
            hasWaited = ifGone.get() != null;
            answer = given;
            given.writeHead(response);
            if (given.events() != null) {
                given.events().open(response.getOutputStream(), context::complete);
            } else {
                response.getOutputStream().setWriteListener(this);
            }
        } catch (IOException | RuntimeException e) {
            onError(e);
        }
    }

    @Override
    public void onWritePossible() throws IOException {
        Answer given = Objects.requireNonNull(answer);
        ServletOutputStream out = response.getOutputStream();
        while (out.isReady()) {
            if (hasWaited && given.undo() != null && !isHeadFlushed) {
                isHeadFlushed = true;
                out.flush();
            } else if (written < given.body().length) {
                int piece = Math.min(PIECE_BYTES, given.body().length - written);
                out.write(given.body(), written, piece);
                written += piece;
            } else if (!isFlushed) {
                isFlushed = true;
                out.flush();
            } else {
                complete();
                return;
            }
        }
    }

    private void complete() {
        isSettled.set(true);
        if (isComplete.compareAndSet(false, true)) {
            context.complete();
        }
    }

    /** The client is gone, or has never been there. */
    @Override
    public void onError(Throwable fault) {
        LOG.log(System.Logger.Level.DEBUG, "an answer could not be written", fault);
        if (!isAnswered.getAndSet(true)) {
            isGone();
        }
        end();
        Answer given = answer;
        if (given != null) {
            undo(given);
        }
    }

    private void isGone() {
        Runnable action = ifGone.getAndSet(null);
        if (action != null) {
            action.run();
        }
    }

    private void end() {
        try {
            if (isComplete.compareAndSet(false, true)) {
                context.complete();
            }
        } catch (IllegalStateException e) {
            LOG.log(System.Logger.Level.DEBUG, "the container had ended the exchange before", e);
        }
    }

    /** At most once, and not where all was written. */
    private void undo(Answer given) {
        Runnable undo = given.undo();
        if (undo != null && isSettled.compareAndSet(false, true)) {
            undo.run();
        }
    }

    @Override
    public void onError(AsyncEvent event) {
        release();
        onError(event.getThrowable());
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        if (isAnswered.get()) {
            release();
            onError(new TimeoutException("the client does not read its answer"));
        } else {
            isGone(); // what only waits answers to that itself
            answer(FaultAnswers.of(new QueueException(Reason.OUTCOME_UNKNOWN)));
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        isAnswered.set(true);
        isComplete.set(true);
        release();
    }

    /** The container is about to use the response for another request. */
    private void release() {
        Answer given = answer;
        if (given != null && given.events() != null) {
            given.events().release();
        }
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // never started twice
    }
}
