package org.presque.redis;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A thread that tells callers what became of their commands, and that another takes the place of when a caller does not
 * let it go. Thread-safe.
 *
 * <p>What hangs on an answer must not block. But some of it is the container's code, and Tomcat, on the thread that ends
 * an exchange, also reads what is left of its body and serves the next request if that lies in the buffer already: with
 * a few bytes too few in either, one client would hold everybody for as long as it likes. So somebody looks at each
 * teller now and then ({@link #relieveIfStuck}), and a thread that comes back from where it was stuck finds that it has
 * been relieved and ends.
 */
final class Teller {

    /** So many may be stuck at a time; more must wait for one of them. */
    private static final int MOST_STUCK = 200;

    private final String name;
    private final BooleanSupplier more;
    private final Queue<Command> settled = new ConcurrentLinkedQueue<>();

    /** Since when a caller is being told, by {@link System#nanoTime}, never 0; 0 while none is. */
    private final AtomicLong tellingSince = new AtomicLong();

    private final AtomicInteger stuck = new AtomicInteger();
    private volatile @Nullable Thread thread;

    /** @param more what is done when all are told: waits for more to tell; false at the end */
    Teller(String name, BooleanSupplier more) {
        this.name = name;
        this.more = more;
    }

    void start() {
        Thread next = new Thread(this::run, name);
        next.setDaemon(true);
        thread = next;
        next.start();
    }

    /** The thread that does the work now; null before the start. */
    @Nullable Thread thread() {
        return thread;
    }

    /** Hands over a command that is settled, so that its caller is told; nothing happens if it has been. */
    void add(Command command) {
        settled.add(command);
    }

    private void run() {
        while (tellAll()) {
            if (!more.getAsBoolean()) {
                tellAll();
                return;
            }
        }
    }

    /** False if another thread has taken over: then this one has nothing to do with it any more. */
    private boolean tellAll() {
        for (Command command = settled.poll(); command != null; command = settled.poll()) {
            long since = System.nanoTime() | 1;
            tellingSince.set(since);
            command.tell();
            if (!tellingSince.compareAndSet(since, 0)) {
                stuck.decrementAndGet();
                return false;
            }
        }
        return true;
    }

    /** Has another thread take over where one caller has been told for longer than that. */
    void relieveIfStuck(long patienceNanos) {
        long since = tellingSince.get();
        if (since != 0
                && System.nanoTime() - since > patienceNanos
                && stuck.get() < MOST_STUCK
                && tellingSince.compareAndSet(since, 0)) {
            stuck.incrementAndGet();
            start();
        }
    }
}
