package org.presque.faults.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.presque.faults.load.Event.Put;

/**
 * Puts one job after the other. Most have an idempotency key and are sent until they are in, over whichever node; the others
 * are sent once, so that what a fault says of them can be held against what was done. Confined to its thread.
 */
final class Producer implements Runnable {
    private static final Duration AFTER_FAULT = Duration.ofMillis(20);
    private static final Duration WITH_BACKLOG = Duration.ofMillis(2);
    private static final Duration PERSISTENCE = Duration.ofSeconds(15);
    private static final int UNIQ_KEYS = 5;
    private static final long DELAY_MILLIS = 150;

    private final Run run;
    private final String name;
    private final Random random;
    private final Caller caller;

    Producer(Run run, int number) {
        this.run = run;
        this.name = "p" + number;
        this.random = run.random(name);
        this.caller = run.caller(number);
    }

    @Override
    public void run() {
        try (caller) {
            for (int number = 0; !run.hasNoMorePuts(); number++) {
                put(number);
                if (run.hasBacklog()) {
                    Micros.pace(WITH_BACKLOG);
                }
            }
        }
    }

    private void put(int number) {
        String queue = run.queues().get(random.nextInt(run.queues().size()));
        boolean isKeyed = !often(run.crowd().unkeyed());
        boolean mayBeOdd = !queue.equals(run.plainQueue());
        String uniq = mayBeOdd && often(run.crowd().odd()) ? "u" + random.nextInt(UNIQ_KEYS) : "";
        long delay = mayBeOdd && often(run.crowd().odd()) ? DELAY_MILLIS : 0;
        put(queue, new Job(name, number, uniq, delay, isKeyed));
    }

    private void put(String queue, Job job) {
        long limit = Micros.now() + Micros.of(PERSISTENCE);
        Reply reply = send(queue, job);
        while (reply.isFault() && job.isKeyed() && Micros.now() < limit) {
            run.pause(AFTER_FAULT);
            reply = send(queue, job);
        }
        if (reply.status() == 201) {
            run.countPut();
        }
    }

    private Reply send(String queue, Job job) {
        List<String> parameters = new ArrayList<>();
        if (!job.uniq().isEmpty()) {
            parameters.add("uniq=" + job.uniq());
        }
        if (job.delayMillis() > 0) {
            parameters.add("delay=" + job.delayMillis() / 1000.0);
        }
        List<String> headers = new ArrayList<>(List.of("Content-Type: application/x-www-form-urlencoded"));
        if (job.isKeyed()) {
            headers.add("Idempotency-Key: " + job.name());
        }
        String target = "/q/" + queue + "?" + String.join("&", parameters);
        Reply reply = caller.send("POST", target, job.text(), headers.toArray(String[]::new));
        run.history().add(new Put(queue, job, reply));
        run.countTry();
        return reply;
    }

    private boolean often(int perThousand) {
        return random.nextInt(1000) < perThousand;
    }
}
