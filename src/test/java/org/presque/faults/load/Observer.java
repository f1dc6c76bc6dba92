package org.presque.faults.load;

import java.time.Duration;
import org.presque.faults.load.Event.Look;

/** Looks at the counters of every queue, again and again. Confined to its thread. */
final class Observer implements Runnable {
    private static final Duration BETWEEN = Duration.ofMillis(5);

    private final Run run;
    private final Caller caller;

    Observer(Run run) {
        this.run = run;
        this.caller = run.caller(0);
    }

    @Override
    public void run() {
        try (caller) {
            while (!run.isOver()) {
                run.queues().forEach(queue -> look(run, caller, queue));
                Micros.pace(BETWEEN);
            }
        }
    }

    static Look look(Run run, Caller caller, String queue) {
        Look look = new Look(queue, caller.send("GET", "/stats/" + queue, ""));
        run.history().add(look);
        return look;
    }
}
