package org.presque.worker;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.presque.worker.Loopback.Asked;
import org.presque.worker.Loopback.Told;

/** A server whose queue has these jobs and no more, and that says of them what a test says. Its polls wait until it is over. Thread-safe. */
final class Once implements Function<Asked, Told>, AutoCloseable {
    private final ConcurrentLinkedQueue<Told> jobs;
    private final Function<Asked, Told> others;
    private final CountDownLatch isOver = new CountDownLatch(1);

    Once(List<Told> jobs, Function<Asked, Told> others) {
        this.jobs = new ConcurrentLinkedQueue<>(jobs);
        this.others = others;
    }

    /** A server that answers these to what it is told of jobs, one after the other; the last ones again and again. */
    static Function<Asked, Told> inTurn(Told... answers) {
        Iterator<Told> next = List.of(answers).iterator();
        return asked -> {
            synchronized (next) {
                return next.hasNext() ? next.next() : answers[answers.length - 1];
            }
        };
    }

    @Override
    public Told apply(Asked asked) {
        if (!asked.method().equals("GET")) {
            return others.apply(asked);
        }
        Told job = jobs.poll();
        return job == null ? noJob() : job;
    }

    private Told noJob() {
        await(isOver);
        return Told.NO_JOB;
    }

    /** What a thread of the server does that is to answer later. */
    static void await(CountDownLatch latch) {
        try {
            boolean unused = latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        isOver.countDown();
    }
}
