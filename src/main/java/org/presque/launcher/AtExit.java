package org.presque.launcher;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * What is to be done when the process ends, the last thing begun first. One hook for all, since the JVM runs several at
 * once and the folder must not go before the server in it. Thread-safe.
 */
final class AtExit implements Consumer<Runnable>, Runnable {
    private final Deque<Runnable> steps = new ArrayDeque<>(); // guarded by this

    @Override
    public synchronized void accept(Runnable step) {
        steps.push(step);
    }

    @Override
    public synchronized void run() {
        steps.forEach(AtExit::runOne);
    }

    private static void runOne(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            System.err.println("presque: while ending: " + e);
        }
    }
}
