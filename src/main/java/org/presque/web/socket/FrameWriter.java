package org.presque.web.socket;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Sends text frames to one client, one at a time and in order. Thread-safe; nothing here blocks. */
final class FrameWriter {

    private static final System.Logger LOG = System.getLogger(FrameWriter.class.getName());

    private static final class Frame {
        final String text;
        final CompletableFuture<Void> sent = new CompletableFuture<>();

        Frame(String text) {
            this.text = text;
        }
    }

    /** Sends one frame, and tells when the system has it. Must not block. */
    @FunctionalInterface
    interface Wire {
        void send(String text, SendHandler told);
    }

    private final Wire wire;
    private final Executor threads;

    /** The first one is being sent, or about to be. Guarded by this. */
    private final Queue<Frame> frames = new ArrayDeque<>();

    /** Guarded by this. */
    private boolean isOver;

    /** @param threads on which is sent; never blocked */
    FrameWriter(Wire wire, Executor threads) {
        this.wire = wire;
        this.threads = threads;
    }

    /**
     * Sends a frame behind those that have not gone yet.
     *
     * @param text in UTF-8
     * @return done when the system has it; fails if it never will
     */
    CompletionStage<Void> send(byte[] text) {
        return add(new String(text, UTF_8)).send();
    }

    /** Puts a frame behind those that have not gone yet. Calls nobody. */
    synchronized InLine add(String text) {
        Frame frame = new Frame(text);
        boolean isFirst = !isOver && frames.isEmpty();
        if (isOver) {
            frame.sent.cancel(false);
        } else {
            frames.add(frame);
        }
        return () -> {
            if (isFirst) {
                sendFirst(frame);
            }
            return frame.sent;
        };
    }

    private void sendFirst(Frame frame) {
        try {
            threads.execute(() -> sendNow(frame));
        } catch (RejectedExecutionException shutDown) {
            end();
        }
    }

    private void sendNow(Frame frame) {
        if (!isFirst(frame)) {
            return; // it was taken for lost meanwhile
        }
        try {
            wire.send(frame.text, this::went);
        } catch (RuntimeException closed) {
            LOG.log(System.Logger.Level.DEBUG, "a frame could not be sent", closed);
            end();
        }
    }

    private synchronized boolean isFirst(Frame frame) {
        return frame == frames.peek();
    }

    private void went(SendResult result) {
        if (!result.isOK()) {
            LOG.log(System.Logger.Level.DEBUG, "a frame was not sent", result.getException());
            end();
            return;
        }
        @Nullable Frame gone;
        @Nullable Frame next;
        synchronized (this) {
            gone = frames.poll();
            next = isOver ? null : frames.peek();
        }
        if (gone != null) {
            gone.sent.complete(null);
        }
        if (next != null) {
            sendFirst(next);
        }
    }

    /** Whether nothing is being sent. */
    synchronized boolean isIdle() {
        return frames.isEmpty();
    }

    /** Sends nothing more; what has not gone is taken for lost. */
    void end() {
        lose(0);
    }

    /** The same while the client is still there: what is being sent may still arrive, and is taken for lost only if it fails. */
    void stop() {
        lose(1);
    }

    private void lose(int underWay) {
        List<Frame> lost;
        synchronized (this) {
            isOver = true;
            lost = frames.stream().skip(underWay).toList();
            frames.removeAll(lost);
        }
        lost.forEach(frame -> frame.sent.cancel(false));
    }
}
