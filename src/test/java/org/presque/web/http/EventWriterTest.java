package org.presque.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventWriterTest {

    /** What is to be done on threads, done by hand. */
    private final Queue<Runnable> work = new ArrayDeque<>();

    private final EventWriter events = new EventWriter(work::add);
    private final SlowOutput out = new SlowOutput();
    private final AtomicInteger completions = new AtomicInteger();

    private void open() {
        events.open(out, completions::incrementAndGet);
        events.onWritePossible();
    }

    private CompletionStage<Void> write(String text) {
        return events.write(text.getBytes(UTF_8));
    }

    private void workOn() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    private static boolean isTaken(CompletionStage<Void> event) {
        return event.toCompletableFuture().isDone()
                && !event.toCompletableFuture().isCompletedExceptionally();
    }

    private static boolean isLost(CompletionStage<Void> event) {
        return event.toCompletableFuture().isCompletedExceptionally();
    }

    @Test
    void writesNothingOnTheThreadOfTheCaller() {
        open();
        out.allow(9);

        CompletionStage<Void> event = write("a");

        assertEquals("", out.written());
        workOn();
        assertEquals("a", out.written());
        assertTrue(isTaken(event));
    }

    @Test
    void writesWhatWasWrittenBeforeItWasOpened() {
        CompletionStage<Void> event = write("a");
        workOn();
        assertFalse(isTaken(event));

        out.allow(9);
        open();

        assertEquals("a", out.written());
        assertTrue(isTaken(event));
    }

    @Test
    void writesNothingBeforeTheContainerCalls() {
        out.allow(9);
        events.open(out, completions::incrementAndGet);
        CompletionStage<Void> event = write("a");
        workOn();
        assertEquals("", out.written());
        assertFalse(isTaken(event));

        events.onWritePossible();
        assertEquals("a", out.written());
        assertTrue(isTaken(event));
    }

    @Test
    void takesAnEventForTakenWhenTheClientWouldTakeMore() {
        open();
        CompletionStage<Void> first = write("a");
        CompletionStage<Void> second = write("b");
        workOn();
        assertEquals("", out.written());

        out.allow(1);
        events.onWritePossible();
        assertEquals("a", out.written());
        assertFalse(isTaken(first));
        out.allow(1);
        events.onWritePossible();
        assertEquals(1, out.flushes());
        assertFalse(isTaken(first));
        out.allow(1);
        events.onWritePossible();
        assertTrue(isTaken(first));
        out.allow(1);
        events.onWritePossible();
        assertEquals("ab", out.written());
        assertFalse(isTaken(second));
    }

    @Test
    void handsALargeEventOverInPieces() {
        open();
        String large = "x".repeat(40_000);

        CompletionStage<Void> event = write(large);
        out.allow(2);
        workOn();
        assertEquals(32 << 10, out.written().length());
        out.allow(9);
        events.onWritePossible();

        assertEquals(large, out.written());
        assertTrue(isTaken(event));
    }

    @Test
    void beatsOnlyInASilence() {
        open();
        events.beat("-".getBytes(UTF_8));
        events.beat("-".getBytes(UTF_8));
        var unused = write("a");
        events.beat("-".getBytes(UTF_8));
        out.allow(99);
        workOn();

        assertEquals("-a", out.written());
    }

    @Test
    void losesWhatCannotBeWrittenAndEndsOnce() {
        open();
        CompletionStage<Void> first = write("a");
        CompletionStage<Void> second = write("b");
        out.allow(9);
        out.breakConnection();
        workOn();

        assertTrue(isLost(first) && isLost(second));
        assertTrue(events.ended().toCompletableFuture().isDone());
        CompletionStage<Void> third = write("c");
        events.end();
        events.onError(new IllegalStateException("the container tells it, too"));
        workOn();
        assertTrue(isLost(third));
        assertEquals(1, completions.get());
        assertEquals("", out.written());
    }

    @Test
    void losesWhatWasNotWrittenWhenItIsEnded() {
        open();
        out.allow(1);
        write("a");
        CompletionStage<Void> event = write("b");
        workOn();
        events.end();
        workOn();

        assertTrue(isLost(event));
        assertEquals(1, completions.get());
    }

    /** The client is still there, and gets it most likely: a job must not be given to another, too. */
    @Test
    void takesForTakenWhatTheContainerHasWhenItIsEnded() {
        open();
        out.allow(1);
        CompletionStage<Void> event = write("a");
        workOn();
        assertFalse(event.toCompletableFuture().isDone());
        events.end();
        workOn();

        assertFalse(isLost(event));
        assertTrue(event.toCompletableFuture().isDone());
    }

    @Test
    void endsWhenItWasEndedBeforeItWasOpened() {
        events.end();
        workOn();
        assertTrue(events.ended().toCompletableFuture().isDone());
        assertEquals(0, completions.get());

        open();

        assertEquals(1, completions.get());
    }

    @Test
    void touchesNothingAfterTheContainerHasTakenTheResponseBack() {
        open();
        CompletionStage<Void> event = write("a");
        workOn();
        events.release();
        out.allow(9);
        CompletionStage<Void> late = write("b");
        workOn();
        events.onWritePossible();

        assertTrue(isLost(event) && isLost(late));
        assertEquals("", out.written());
        assertEquals(0, completions.get());
        assertTrue(events.ended().toCompletableFuture().isDone());
    }

    @Test
    void holdsTheContainerUntilWhoWritesHasLeft() throws Exception {
        CountDownLatch writes = new CountDownLatch(1);
        CountDownLatch mayLeave = new CountDownLatch(1);
        SlowOutput lingering = new SlowOutput() {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                writes.countDown();
                try {
                    mayLeave.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                super.write(bytes, from, length);
            }
        };
        lingering.allow(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            EventWriter busy = new EventWriter(threads);
            busy.open(lingering, completions::incrementAndGet);
            busy.onWritePossible();
            CompletionStage<Void> event = busy.write("a".getBytes(UTF_8));
            writes.await();
            CompletableFuture<Void> released = CompletableFuture.runAsync(busy::release, threads);

            assertThrows(TimeoutException.class, () -> released.get(200, TimeUnit.MILLISECONDS));
            mayLeave.countDown();
            released.get(20, TimeUnit.SECONDS);
            assertThrows(CancellationException.class, () -> event.toCompletableFuture()
                    .get(20, TimeUnit.SECONDS));
        } finally {
            threads.shutdownNow();
        }
    }

    /** Several write, the container calls when it likes, and yet one thread at a time touches the output. */
    @Test
    void writesEachEventOnceAndWholeWhoeverComes() throws Exception {
        int writers = 4;
        int each = 2_000;
        ExecutorService threads = Executors.newFixedThreadPool(3);
        ExecutorService container = Executors.newFixedThreadPool(2);
        try (HurriedOutput hurried = new HurriedOutput()) {
            EventWriter racing = new EventWriter(threads);
            hurried.calls(() -> container.execute(racing::onWritePossible));
            racing.open(hurried, () -> {});
            List<CompletableFuture<Void>> taken = new ArrayList<>();
            List<Thread> callers = IntStream.range(0, writers)
                    .mapToObj(writer -> new Thread(() -> {
                        for (int i = 0; i < each; i++) {
                            CompletionStage<Void> event = racing.write((writer + ":" + i + ";").getBytes(UTF_8));
                            synchronized (taken) {
                                taken.add(event.toCompletableFuture());
                            }
                        }
                    }))
                    .toList();
            callers.forEach(Thread::start);
            for (Thread caller : callers) {
                caller.join();
            }
            CompletableFuture.allOf(taken.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);

            assertFalse(hurried.wasTouchedByTwo());
            List<String> written = List.of(hurried.written().split(";", -1));
            for (int writer = 0; writer < writers; writer++) {
                String mine = writer + ":";
                assertEquals(
                        IntStream.range(0, each).mapToObj(i -> mine + i).collect(Collectors.toList()),
                        written.stream().filter(event -> event.startsWith(mine)).toList());
            }
        } finally {
            threads.shutdownNow();
            container.shutdownNow();
        }
    }
}
