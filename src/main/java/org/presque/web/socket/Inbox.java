package org.presque.web.socket;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * What one client has said: carried out in order, one after the other. Not too much of it may wait, in memory that is shared with
 * all others. Thread-safe.
 */
final class Inbox {

    /** The replies are small, and a client gets them as fast as it reads. */
    private static final int MOST_WAITING = 1000;

    private final InOrder inOrder;
    private final Services.Memory memory;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong reserved = new AtomicLong();

    /** @param threads on which messages are carried out */
    Inbox(Executor threads, Services.Memory memory) {
        this.inOrder = new InOrder(threads);
        this.memory = memory;
    }

    /** Takes memory for a part of a message; false if there is none left. */
    boolean reserve(int bytes) {
        boolean isThere = memory.take(bytes);
        if (isThere) {
            reserved.addAndGet(bytes);
        }
        return isThere;
    }

    /**
     * Carries out a message behind all others, and frees its memory when that is done.
     *
     * @param bytes what was reserved for it
     * @return false if too many wait, and it will not be carried out
     */
    boolean add(int bytes, Supplier<? extends CompletionStage<?>> deed) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            return false;
        }
        inOrder.add(() -> deed.get().whenComplete((done, fault) -> {
            waiting.decrementAndGet();
            reserved.addAndGet(-bytes);
            memory.giveBack(bytes);
        }));
        return true;
    }

    /** Does something in the order of messages that is none. */
    void add(Supplier<? extends CompletionStage<?>> deed) {
        inOrder.add(deed);
    }

    /** Does the last thing there is to do, and frees what was reserved for messages that never arrived whole. */
    void end(Supplier<? extends CompletionStage<?>> deed) {
        inOrder.add(() -> {
            memory.giveBack(reserved.getAndSet(0));
            return deed.get();
        });
    }
}
