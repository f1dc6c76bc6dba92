package org.presque.queue.waiting;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** Steps that a test takes itself, and a clock that it moves. Confined to one thread. */
final class ByHand implements Steps {

    private final Queue<Runnable> steps = new ArrayDeque<>();
    private final PriorityQueue<Later> later =
            new PriorityQueue<>(Comparator.comparing(Later::at).thenComparing(Later::number));
    private Duration now = Duration.ZERO;
    private int number;
    private boolean isClosed;

    private record Later(Duration at, int number, Runnable step) {}

    @Override
    public boolean now(Runnable step) {
        return !isClosed && steps.add(step);
    }

    @Override
    public Alarm in(Duration delay, Runnable step) {
        Later alarm = new Later(now.plus(delay), number++, step);
        later.add(alarm);
        return () -> later.remove(alarm);
    }

    @Override
    public Alarm inAbout(Duration delay, Runnable step) {
        return in(delay, step);
    }

    @Override
    public void beside(Runnable task) {
        task.run();
    }

    @Override
    public void close() {
        run();
        isClosed = true;
    }

    /** Takes all steps that are to be taken now. */
    void run() {
        for (Runnable step = steps.poll(); step != null; step = steps.poll()) {
            step.run();
        }
    }

    /** Lets time pass, and takes all steps that are to be taken until then, each at its moment. */
    void pass(Duration time) {
        Duration end = now.plus(time);
        run();
        while (!later.isEmpty() && later.element().at().compareTo(end) <= 0) {
            Later alarm = later.remove();
            now = alarm.at();
            alarm.step().run();
            run();
        }
        now = end;
    }

    /** How many alarms are set. */
    int alarms() {
        return later.size();
    }

    Duration time() {
        return now;
    }
}
