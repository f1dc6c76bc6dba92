package org.presque.standalone.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.XnioExecutor;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.ReadReadyHandler;
import org.xnio.conduits.StreamSourceConduit;

/**
 * The first thing on the way from a client. Where Undertow would read no more although the client still sends, such as the
 * rest of a body that is too long, this reads on for a while and forgets: a connection that is closed over unread bytes is reset, and
 * with it may be the answer that says why (RFC 9112, section 9.6). After that the connection is closed, whatever Undertow still
 * waits for. Used by one thread, that of its connection.
 */
final class FromClient extends AbstractStreamSourceConduit<StreamSourceConduit> implements ReadReadyHandler {

    private static final long MOST_SECONDS = 5;
    private static final int MOST_BYTES = 2 << 20;
    private static final int PIECE_BYTES = 16 << 10;

    private enum State {
        SERVING,
        FORGETTING,
        DONE
    }

    private final StreamConnection connection;
    private final ToClient answers;
    private volatile State state = State.SERVING;
    private int left = MOST_BYTES;
    private XnioExecutor.@Nullable Key deadline;

    FromClient(StreamConnection connection, ToClient answers) {
        super(connection.getSourceChannel().getConduit());
        this.connection = connection;
        this.answers = answers;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (isLook(target)) {
            terminateReads();
        }
        return state == State.SERVING ? next.read(target) : nothing();
    }

    /** When all is answered Undertow asks for one byte more, and closes if there is one; see its {@code ConnectionUtils}. */
    private boolean isLook(ByteBuffer target) {
        return target.remaining() == 1 && answers.isWriteShutdown();
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        return state == State.SERVING ? next.read(targets, offset, length) : nothing();
    }

    private int nothing() {
        return state == State.DONE && !answers.isKeeping() ? -1 : 0;
    }

    @Override
    public boolean isReadShutdown() {
        return state != State.FORGETTING && next.isReadShutdown();
    }

    @Override
    public void terminateReads() {
        if (state == State.SERVING) {
            state = State.FORGETTING;
            getReadThread().execute(this::forget);
        }
    }

    private void forget() {
        deadline = getReadThread().executeAfter(this::close, MOST_SECONDS, TimeUnit.SECONDS);
        next.setReadReadyHandler(this);
        next.resumeReads();
    }

    @Override
    public void readReady() {
        ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
        try {
            int read = next.read(piece);
            while (read > 0 && left > 0) {
                left -= read;
                read = next.read(piece.clear());
            }
            if (read != 0) {
                end();
            }
        } catch (IOException e) {
            end(); // The client has gone.
        }
    }

    /** Closes at once what has been answered; an answer that is still written is left to Undertow, and to the time. */
    private void end() {
        state = State.DONE;
        next.suspendReads();
        if (answers.isWriteShutdown() && !answers.isKeeping()) {
            close();
        }
    }

    private void close() {
        if (deadline != null) {
            deadline.remove();
        }
        IoUtils.safeClose(connection);
    }

    @Override
    public void forceTermination() {
        close();
    }

    @Override
    public void terminated() {
        state = State.DONE;
    }
}
