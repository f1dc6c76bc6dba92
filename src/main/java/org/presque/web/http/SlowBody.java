package org.presque.web.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A body that was not there at once. The container calls when there is more of it; one deadline runs for the whole: the
 * time-out and a second more for each 256 kB that have arrived.
 *
 * <p>The container's thread and the timer race for the end; {@link #state} is moved on from {@link State#READING} once,
 * and after that neither touches the request.
 */
final class SlowBody implements ReadListener {

    private enum State {
        READING,
        DONE,
        LATE,
        FAILED
    }

    private static final int BYTES_A_SECOND = 256 << 10;

    private final BodyReader bodies;
    private final ServletInputStream in;
    private final BodyBuffer buffer;
    private final int limitBytes;
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private final AtomicReference<State> state = new AtomicReference<>(State.READING);
    private final long startNanos = System.nanoTime();

    private volatile int arrived;
    private volatile @Nullable Future<?> deadline;

    /** What this body holds of the memory for all; given back once, by {@link #release}. */
    private final AtomicInteger reserved = new AtomicInteger();

    SlowBody(BodyReader bodies, ServletInputStream in, BodyBuffer buffer, int limitBytes) {
        this.bodies = bodies;
        this.in = in;
        this.buffer = buffer;
        this.limitBytes = limitBytes;
        this.arrived = buffer.length();
    }

    /** Begins to listen; the request must be asynchronous by then. */
    void start() {
        reserve(buffer.capacity());
        schedule(allowedNanos());
        in.setReadListener(this);
    }

    CompletionStage<byte[]> whole() {
        return whole;
    }

    @Override
    public void onDataAvailable() throws IOException {
        while (state.get() == State.READING && in.isReady()) {
            if (!makePlace() || buffer.readFrom(in) < 0) {
                return;
            }
            arrived = buffer.length();
            if (arrived > limitBytes) {
                fail(BodyReader.tooLarge(limitBytes));
            }
        }
    }

    private boolean makePlace() {
        int growth = buffer.growth();
        if (growth == 0) {
            return true;
        }
        try {
            reserve(growth);
            return true;
        } catch (Refusal full) {
            fail(full);
            return false;
        }
    }

    private void reserve(int bytes) {
        bodies.reserve(bytes);
        reserved.addAndGet(bytes);
        if (state.get() != State.READING) {
            release(); // the timer was faster
        }
    }

    private void release() {
        bodies.reserve(-reserved.getAndSet(0));
    }

    @Override
    public void onAllDataRead() {
        if (buffer.isAnnounced() && !buffer.isComplete()) {
            fail(Refusal.with(400, "body is cut"));
        } else if (end(State.DONE)) {
            whole.complete(buffer.bytes());
        }
    }

    @Override
    public void onError(Throwable fault) {
        fail(Refusal.with(400, "body is cut"));
    }

    private void fail(Refusal refusal) {
        if (end(State.FAILED)) {
            whole.completeExceptionally(refusal);
        }
    }

    /** Moves on from reading; true for the one who did it. */
    private boolean end(State last) {
        if (!state.compareAndSet(State.READING, last)) {
            return false;
        }
        release();
        Future<?> running = deadline;
        if (running != null) {
            running.cancel(false);
        }
        return true;
    }

    private void schedule(long nanos) {
        deadline = bodies.timer().schedule(this::checkDeadline, nanos, TimeUnit.NANOSECONDS);
    }

    private void checkDeadline() {
        long left = allowedNanos() - (System.nanoTime() - startNanos);
        if (left > 0) {
            schedule(left);
        } else if (end(State.LATE)) {
            whole.completeExceptionally(
                    new Refusal(Answer.error(408, "body did not arrive in time").with("Connection", "close")));
        }
    }

    private long allowedNanos() {
        return bodies.config().bodyTimeout().toNanos()
                + Duration.ofSeconds(arrived / BYTES_A_SECOND).toNanos();
    }
}
