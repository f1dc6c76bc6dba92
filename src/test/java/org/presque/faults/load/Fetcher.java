package org.presque.faults.load;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.presque.faults.load.Event.Fetch;
import org.presque.faults.load.Event.Other;

/** Fetches without a lease from one queue or another, asks with HEAD at times, and may go away. Confined to its thread. */
final class Fetcher implements Runnable {
    private static final Duration AFTER_NOTHING = Duration.ofMillis(5);
    private static final int HEADS = 20;

    private final Run run;
    private final String name;
    private final Random random;
    private final Caller caller;

    Fetcher(Run run, int number) {
        this.run = run;
        this.name = "f" + number;
        this.random = run.random(name);
        this.caller = run.caller(number);
    }

    @Override
    public void run() {
        try (caller) {
            while (!run.isOver()) {
                List<String> queues = run.plainQueues();
                String queue = queues.get(random.nextInt(queues.size()));
                if (!run.hasNoMorePuts() && often(HEADS)) {
                    head(queue);
                }
                fetch(queue);
            }
        }
    }

    private void head(String queue) {
        run.history().add(new Other(queue, "HEAD", 405, caller.send("HEAD", "/q/" + queue, "")));
    }

    private void fetch(String queue) {
        boolean isGone = !run.hasNoMorePuts() && often(run.crowd().gone());
        Reply reply = isGone ? caller.abandon("GET", "/q/" + queue) : caller.send("GET", "/q/" + queue, "");
        run.history().add(new Fetch(queue, name, 0, reply));
        if (reply.status() == 200) {
            run.countFetched();
        } else if (!isGone) {
            run.pause(AFTER_NOTHING);
        }
    }

    private boolean often(int perThousand) {
        return random.nextInt(1000) < perThousand;
    }
}
