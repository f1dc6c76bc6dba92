package org.presque.web.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class FrameWriterTest {

    private final List<String> sent = new ArrayList<>();
    private final Queue<SendHandler> underWay = new ArrayDeque<>();
    private final Queue<Runnable> steps = new ArrayDeque<>();
    private final FrameWriter frames = writer(steps::add);

    private FrameWriter writer(Executor threads) {
        return new FrameWriter(
                (text, told) -> {
                    sent.add(text);
                    underWay.add(told);
                },
                threads);
    }

    private CompletableFuture<Void> send(String text) {
        return frames.send(text.getBytes(UTF_8)).toCompletableFuture();
    }

    /** Does all there is to do on the threads. */
    private void run() {
        for (Runnable step = steps.poll(); step != null; step = steps.poll()) {
            step.run();
        }
    }

    private void went(SendResult result) {
        underWay.remove().onResult(result);
        run();
    }

    private void went() {
        went(new SendResult());
    }

    @Test
    void sendsOneFrameAfterTheOther() {
        CompletableFuture<Void> one = send("1");
        CompletableFuture<Void> two = send("é");
        run();
        assertEquals(List.of("1"), sent);

        went();
        assertTrue(one.isDone());
        assertFalse(two.isDone());
        assertEquals(List.of("1", "é"), sent);
        went();
        assertTrue(two.isDone());
        assertTrue(frames.isIdle());
    }

    @Test
    void keepsTheOrderInWhichFramesWereAddedWhoeverIsToBeSentFirst() {
        InLine one = frames.add("1");
        InLine two = frames.add("2");
        assertFalse(frames.isIdle());

        var unused = two.send();
        run();
        assertEquals(List.of(), sent);
        var unusedToo = one.send();
        run();
        went();
        assertEquals(List.of("1", "2"), sent);
    }

    @Test
    void takesAllForLostThatHasNotGoneWhenItEnds() {
        CompletableFuture<Void> underWay = send("1");
        run();
        InLine added = frames.add("2");
        CompletableFuture<Void> waiting = send("3");

        frames.end();

        assertTrue(underWay.isCancelled());
        assertTrue(added.send().toCompletableFuture().isCancelled());
        assertTrue(waiting.isCancelled());
        assertTrue(send("4").isCancelled());
        went();
        assertEquals(List.of("1"), sent);
    }

    @Test
    void sendsNoFrameThatWasTakenForLostBeforeItsTurn() {
        CompletableFuture<Void> lost = send("1");
        frames.end();
        run();

        assertTrue(lost.isCancelled());
        assertEquals(List.of(), sent);
    }

    @Test
    void letsTheFrameUnderWayArriveWhenItStops() {
        CompletableFuture<Void> underWay = send("1");
        CompletableFuture<Void> waiting = send("2");
        run();

        frames.stop();

        assertTrue(waiting.isCancelled());
        assertTrue(send("3").isCancelled());
        assertFalse(underWay.isDone());
        went();
        assertTrue(underWay.isDone());
        assertFalse(underWay.isCompletedExceptionally());
        assertEquals(List.of("1"), sent);
    }

    @Test
    void endsWithAFrameThatCannotBeSent() {
        CompletableFuture<Void> one = send("1");
        CompletableFuture<Void> two = send("2");
        run();

        went(new SendResult(new IOException("broken pipe")));

        assertTrue(one.isCancelled());
        assertTrue(two.isCancelled());
    }

    @Test
    void endsWhenTheThreadsHaveGone() {
        FrameWriter late = writer(step -> {
            throw new RejectedExecutionException();
        });

        assertTrue(late.send(new byte[] {'1'}).toCompletableFuture().isCancelled());
    }
}
