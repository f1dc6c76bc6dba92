package org.presque.worker.lease;

import java.time.Duration;

/**
 * One run of the work with one delivery, on the thread that made it. It ends once: who ends it, the thread itself or somebody
 * who takes the job away from it, is the one to tell the server. Until then, and never after that, its thread may be
 * interrupted. Thread-safe.
 */
public final class Attempt {
    private enum State {
        RUNNING,
        ENDED,
        LOST
    }

    private final Delivery delivery;
    private final Thread thread = Thread.currentThread();
    private final long begun = System.nanoTime();
    private State state = State.RUNNING; // guarded by this
    private boolean isStopped; // guarded by this

    public Attempt(Delivery delivery) {
        this.delivery = delivery;
    }

    public Delivery delivery() {
        return delivery;
    }

    /** How long it has been running. */
    Duration took() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Whether the job was taken away from the thread: nothing that it does for it counts any more. */
    public synchronized boolean isLost() {
        return state == State.LOST;
    }

    /** Whether it was interrupted since the worker stops. */
    public synchronized boolean isStopped() {
        return isStopped;
    }

    /** Interrupts the thread, which has to come to an end since the worker stops; it may still end in its own way. */
    public synchronized void stop() {
        if (state == State.RUNNING) {
            isStopped = true;
            thread.interrupt();
        }
    }

    /** Takes the job away and interrupts the thread; false if it has ended before. */
    public synchronized boolean lose() {
        boolean isMine = state == State.RUNNING;
        if (isMine) {
            state = State.LOST;
            thread.interrupt();
        }
        return isMine;
    }

    /** By the thread itself, as the last thing; false if the job was taken away. No interrupt is left behind. */
    public synchronized boolean end() {
        boolean isMine = state == State.RUNNING;
        state = isMine ? State.ENDED : state;
        Thread.interrupted();
        return isMine;
    }
}
