package org.presque.standalone.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.channels.StreamSourceChannel;
import org.xnio.conduits.AbstractStreamSinkConduit;
import org.xnio.conduits.StreamSinkConduit;
import org.xnio.conduits.WriteReadyHandler;

/**
 * The last thing on the way to a client. Thread-safe.
 *
 * <p>It takes small writes whole, and keeps what the socket does not take, {@value #MOST_KEPT_BYTES} bytes at most: Undertow 2.3 loses
 * its place where a socket is full in the middle of the head of an answer, and cannot wait where it serves. While anything
 * is kept, {@link Entrance} begins no other request of that connection.
 *
 * <p>It ends the connection of a client that takes nothing for a while although there is something to be written. And it says
 * in JSON what Undertow refuses by itself: Undertow's answer to that has no body, and nobody is asked for another.
 */
final class ToClient extends AbstractStreamSinkConduit<StreamSinkConduit> implements WriteReadyHandler {

    /** More than the head of an answer, or a whole answer that is written at once, can have. */
    private static final int MOST_KEPT_BYTES = 32 << 10;

    /** How long a client may take nothing of what there is for it. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final String WITHOUT_BODY = "\r\nContent-Length: 0\r\n";
    private static final String END_OF_HEAD = "\r\n\r\n";

    /** Where the status stands: behind {@code HTTP/1.1 }. */
    private static final int STATUS_AT = 9;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final StreamConnection connection;
    private volatile WriteReadyHandler above;

    /** What the socket has not taken. Written in the monitor of this, as all below. */
    private volatile ByteBuffer kept = NOTHING;

    private boolean isResumed;
    private boolean isEnding;
    private boolean isGivenUp;
    private boolean isWatched;
    private long movedNanos;
    private @Nullable Runnable whenTaken;

    ToClient(StreamConnection connection) {
        super(connection.getSinkChannel().getConduit());
        this.connection = connection;
        this.above = new ChannelListenerHandler<>(connection.getSinkChannel());
        next.setWriteReadyHandler(this);
    }

    /** The one of this exchange. */
    static ToClient of(HttpServerExchange exchange) {
        return (ToClient) ((HttpServerConnection) exchange.getConnection()).getOriginalSinkConduit();
    }

    /** Whether there is something that the socket has not taken. */
    boolean isKeeping() {
        return kept.hasRemaining();
    }

    /** Runs this on the thread of the connection, once nothing is kept. */
    synchronized void whenTaken(Runnable action) {
        if (isKeeping()) {
            whenTaken = action;
        } else {
            getWriteThread().execute(action);
        }
    }

    @Override
    public synchronized int write(ByteBuffer source) throws IOException {
        return (int) write(new ByteBuffer[] {source}, 0, 1);
    }

    @Override
    public synchronized long write(ByteBuffer[] sources, int offset, int length) throws IOException {
        if (isGivenUp) {
            throw new IOException(
                    "the client took nothing for " + TimeUnit.NANOSECONDS.toSeconds(PATIENCE_NANOS) + " s");
        }
        if (!push()) {
            return keep(sources, offset, length);
        }
        ByteBuffer refusal = length == 1 ? refusal(sources[offset]) : null;
        if (refusal != null) {
            int refused = sources[offset].remaining();
            sources[offset].position(sources[offset].limit());
            keep(refusal);
            isEnding = true;
            push();
            return refused;
        }
        return moved(next.write(sources, offset, length)) + keep(sources, offset, length);
    }

    /** Takes what is left of the first of them, as far as there is room. */
    private long keep(ByteBuffer[] sources, int offset, int length) {
        long taken = 0;
        for (int i = offset; i < offset + length; i++) {
            int left = sources[i].remaining();
            if (kept.remaining() + left > MOST_KEPT_BYTES) {
                break;
            }
            if (left > 0) {
                keep(sources[i]);
                taken += left;
            }
        }
        return taken;
    }

    private void keep(ByteBuffer source) {
        kept = ByteBuffer.allocate(kept.remaining() + source.remaining())
                .put(kept)
                .put(source)
                .flip();
        watch();
        next.resumeWrites();
    }

    /** Hands on what is kept; whether nothing is any more. */
    private boolean push() throws IOException {
        if (!kept.hasRemaining()) {
            return true;
        }
        moved(next.write(kept));
        if (kept.hasRemaining()) {
            return false;
        }
        kept = NOTHING;
        if (isEnding) {
            getWriteThread().execute(this::end);
        }
        if (whenTaken != null) {
            getWriteThread().execute(whenTaken);
            whenTaken = null;
        }
        return true;
    }

    /** Not in the monitor: others are told, and may have to wait for those who want to write. */
    private void end() {
        try {
            next.terminateWrites();
        } catch (IOException e) {
            IoUtils.safeClose(connection);
        }
    }

    private long moved(long bytes) {
        if (bytes > 0 && isWatched) {
            movedNanos = System.nanoTime();
        }
        return bytes;
    }

    /** What is to be said instead of this head of an answer; null for nothing. */
    private static @Nullable ByteBuffer refusal(ByteBuffer source) {
        boolean isHead = source.remaining() > STATUS_AT + WITHOUT_BODY.length() && source.get(source.position()) == 'H';
        byte status = isHead ? source.get(source.position() + STATUS_AT) : 0;
        if (status != '4' && status != '5') {
            return null;
        }
        String text = StandardCharsets.ISO_8859_1.decode(source.duplicate()).toString();
        boolean isWhole = text.indexOf(END_OF_HEAD) == text.length() - END_OF_HEAD.length();
        return isWhole && text.contains(WITHOUT_BODY)
                ? told(Integer.parseInt(text.substring(STATUS_AT, STATUS_AT + 3)))
                : null;
    }

    private static ByteBuffer told(int status) {
        Refusal refusal = Refusal.of(status);
        StringBuilder text = new StringBuilder("HTTP/1.1 " + status + " " + StatusCodes.getReason(status) + "\r\n");
        refusal.headers().forEach((name, value) -> text.append(name + ": " + value + "\r\n"));
        text.append("Content-Length: " + refusal.body().length() + END_OF_HEAD + refusal.body());
        return ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public int writeFinal(ByteBuffer source) throws IOException {
        int taken = write(source);
        endAfter(source.hasRemaining());
        return taken;
    }

    @Override
    public long writeFinal(ByteBuffer[] sources, int offset, int length) throws IOException {
        long taken = write(sources, offset, length);
        endAfter(sources[offset + length - 1].hasRemaining());
        return taken;
    }

    private void endAfter(boolean isLeft) throws IOException {
        if (!isLeft) {
            terminateWrites();
        }
    }

    @Override
    public synchronized long transferFrom(FileChannel source, long position, long count) throws IOException {
        return push() ? next.transferFrom(source, position, count) : 0;
    }

    @Override
    public synchronized long transferFrom(StreamSourceChannel source, long count, ByteBuffer through)
            throws IOException {
        return push() ? next.transferFrom(source, count, through) : 0;
    }

    /** What is kept counts as flushed, for it goes by itself; but not where the connection ends with it. */
    @Override
    public synchronized boolean flush() throws IOException {
        boolean isFree = push();
        return (isFree || !isEnding) && next.flush();
    }

    @Override
    public void terminateWrites() throws IOException {
        if (!endsLater()) {
            next.terminateWrites();
        }
    }

    private synchronized boolean endsLater() {
        isEnding |= isKeeping();
        return isKeeping();
    }

    @Override
    public synchronized void truncateWrites() throws IOException {
        kept = NOTHING;
        next.truncateWrites();
    }

    @Override
    public synchronized boolean isWriteShutdown() {
        return isEnding || next.isWriteShutdown();
    }

    @Override
    public synchronized void resumeWrites() {
        isResumed = true;
        watch();
        next.resumeWrites();
    }

    @Override
    public synchronized void wakeupWrites() {
        isResumed = true;
        next.wakeupWrites();
    }

    @Override
    public synchronized void suspendWrites() {
        isResumed = false;
        if (!isKeeping()) {
            next.suspendWrites();
        }
    }

    @Override
    public synchronized boolean isWriteResumed() {
        return isResumed;
    }

    @Override
    public void setWriteReadyHandler(WriteReadyHandler handler) {
        above = handler;
    }

    @Override
    public void writeReady() {
        switch (pushed()) {
            case FREE -> above.writeReady();
            case BROKEN -> IoUtils.safeClose(connection);
            default -> {}
        }
    }

    private enum Pushed {
        NOTHING,
        FREE,
        BROKEN
    }

    private synchronized Pushed pushed() {
        try {
            boolean isFree = push();
            if (isFree && !isResumed) {
                next.suspendWrites();
            }
            return isFree && isResumed ? Pushed.FREE : Pushed.NOTHING;
        } catch (IOException e) {
            kept = NOTHING;
            return isResumed ? Pushed.FREE : Pushed.BROKEN; // Who writes hears of it by trying.
        }
    }

    @Override
    public void forceTermination() {
        above.forceTermination();
    }

    @Override
    public void terminated() {
        above.terminated();
    }

    private void watch() {
        if (!isWatched) {
            isWatched = true;
            movedNanos = System.nanoTime();
            lookIn(PATIENCE_NANOS);
        }
    }

    private void lookIn(long nanos) {
        getWriteThread().executeAfter(this::look, nanos, TimeUnit.NANOSECONDS);
    }

    /** Who waits to write must hear of it before the connection is closed: after that Undertow tells nobody. */
    private void look() {
        if (isStalled()) {
            above.writeReady();
            IoUtils.safeClose(connection);
        }
    }

    private synchronized boolean isStalled() {
        isWatched = isResumed || isKeeping();
        long left = PATIENCE_NANOS - (System.nanoTime() - movedNanos);
        if (isWatched && left > 0) {
            lookIn(left);
        } else if (isWatched) {
            isGivenUp = true;
        }
        return isGivenUp;
    }
}
