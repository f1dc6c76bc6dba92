package org.presque.web.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Writes to a client that stays, one event after the other, for as long as it stays. Thread-safe; nothing here blocks.
 *
 * <p>An event has been <em>taken</em> when the system has all of it and would take more. Whoever writes the next one only then
 * never holds more than one in memory for a client that does not read, whatever the systems on the way may hold.
 *
 * <p>How it works: whoever brings news (an event, the end, the container's word that the client takes more) adds to
 * {@link #news}. Who finds none there before does all the work, also for those who come meanwhile, until there is no more
 * news. So one thread at a time touches the response, and none waits for another. The work is done on the threads given, or the
 * container's; never on that of the caller, who may serve everybody.
 *
 * <p>How it can hurt: a container uses a response again, for another request of anybody. When it has ended this one by itself,
 * since the connection broke, it tells so on a thread of its own, and what ours does to the response after that happens to the
 * other request. So the container is held in {@link #release} until ours has left, some microseconds.
 */
public final class EventWriter implements WriteListener {

    private static final System.Logger LOG = System.getLogger(EventWriter.class.getName());

    /** What is handed to the container at a time; it may have to copy what the client does not take at once. */
    private static final int PIECE_BYTES = 16 << 10;

    private static final class Event {
        final byte[] bytes;
        final CompletableFuture<Void> taken = new CompletableFuture<>();
        int written;
        boolean isFlushed;

        Event(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    private record Client(ServletOutputStream out, Runnable complete) {}

    private final Executor threads;
    private final Queue<Event> events = new ConcurrentLinkedQueue<>();
    private final AtomicInteger news = new AtomicInteger();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean isOver;

    /** Whether the client has gone: then it was not ended by us. */
    private volatile boolean isBroken;

    /** Null until there is one. */
    private volatile @Nullable Client opened;

    /**
     * The same, but only from when the container has called. Before, another thread that is faster than the one which opens would
     * write while the container still prepares for that.
     */
    private volatile @Nullable Client client;

    /** Held by the one who works. Nobody waits for it but the container. */
    private final ReentrantLock use = new ReentrantLock();

    /** Whether the response is not ours any more. Guarded by {@link #use}. */
    private boolean isReleased;

    /** Guarded by {@link #use}. */
    private boolean isComplete;

    /** @param threads on which is written; never blocked */
    public EventWriter(Executor threads) {
        this.threads = threads;
    }

    /**
     * Writes an event behind those that were not taken yet.
     *
     * @return done when the client has taken it; fails if it never will
     */
    public CompletionStage<Void> write(byte[] bytes) {
        Event event = new Event(bytes);
        events.add(event);
        tell();
        return event.taken;
    }

    /** Writes something unless something else is just being written: it only shows that both sides are still there. */
    public void beat(byte[] bytes) {
        if (events.isEmpty()) {
            var unused = write(bytes);
        }
    }

    /**
     * Ends the answer. What was not written yet is lost; what the container has may still arrive, and counts as taken, unless the
     * connection is found to be broken.
     */
    public void end() {
        isOver = true;
        tell();
    }

    /**
     * Ends because the container has ended the answer. Returns when no thread of ours uses the response any more, and none will;
     * only for threads of the container.
     */
    void release() {
        isBroken = true;
        isOver = true;
        use.lock();
        try {
            isReleased = true;
        } finally {
            use.unlock();
        }
        tell();
    }

    /** Done when nothing can be written any more, whoever has ended it. */
    public CompletionStage<Void> ended() {
        return ended;
    }

    /**
     * Begins to write, once the head of the answer is there.
     *
     * @param complete what ends the answer; done once
     */
    void open(ServletOutputStream out, Runnable complete) {
        opened = new Client(out, complete);
        out.setWriteListener(this);
    }

    private void tell() {
        if (news.getAndIncrement() > 0) {
            return;
        }
        try {
            threads.execute(this::work);
        } catch (RejectedExecutionException shutDown) {
            isOver = true;
            work();
        }
    }

    @Override
    public void onWritePossible() {
        client = opened;
        if (news.getAndIncrement() == 0) {
            work();
        }
    }

    @Override
    public void onError(Throwable fault) {
        LOG.log(System.Logger.Level.DEBUG, "a stream could not be written", fault);
        client = opened;
        isBroken = true;
        end();
    }

    private void work() {
        int seen;
        do {
            seen = news.get();
            use.lock();
            try {
                step();
            } finally {
                use.unlock();
            }
        } while (news.addAndGet(-seen) > 0);
    }

    private void step() {
        Client to = isReleased ? null : client;
        if (to != null && !isOver) {
            try {
                writeTo(to.out());
            } catch (IOException | RuntimeException e) {
                LOG.log(System.Logger.Level.DEBUG, "the client of a stream has gone", e);
                isBroken = true;
                isOver = true;
            }
        }
        if (isOver) {
            finish(to);
        }
    }

    private void writeTo(ServletOutputStream out) throws IOException {
        for (Event event = events.peek(); event != null && out.isReady(); event = events.peek()) {
            if (event.written < event.bytes.length) {
                int piece = Math.min(PIECE_BYTES, event.bytes.length - event.written);
                out.write(event.bytes, event.written, piece);
                event.written += piece;
            } else if (!event.isFlushed) {
                event.isFlushed = true; // and only if the container is ready again then, the system has all of it
                out.flush();
            } else {
                events.remove();
                event.taken.complete(null);
            }
        }
    }

    private void finish(@Nullable Client to) {
        for (Event event = events.poll(); event != null; event = events.poll()) {
            if (event.written == event.bytes.length && !isBroken) {
                event.taken.complete(null);
            } else {
                event.taken.cancel(false);
            }
        }
        if (to != null && !isComplete) {
            isComplete = true;
            complete(to);
        }
        ended.complete(null);
    }

    private static void complete(Client client) {
        try {
            client.complete().run();
        } catch (IllegalStateException e) {
            LOG.log(System.Logger.Level.DEBUG, "the container had ended the stream before", e);
        }
    }
}
