package org.presque.faults.load;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;
import org.presque.faults.load.Event.Fetch;
import org.presque.faults.load.Event.Verb;
import org.presque.faults.load.Event.Word;

/**
 * Fetches with a lease and says what became of each job: most often done, at times put back, extended first, finished too
 * late, or never spoken of again, as if the worker had died. Confined to its thread.
 */
final class Worker implements Runnable {
    private static final Duration AFTER_NOTHING = Duration.ofMillis(5);
    private static final Duration AFTER_FAULT = Duration.ofMillis(20);
    private static final int TTR_SECONDS = 1;
    private static final int TRIES = 100;
    private static final Duration TOO_LATE = Duration.ofMillis(1200);
    private static final Duration HALF_A_LEASE = Duration.ofMillis(500);

    private final Run run;
    private final String name;
    private final boolean isNamed;
    private final Random random;
    private final Caller caller;
    private final Queue<Fetch> late = new ArrayDeque<>();
    private final Queue<Fetch> slow = new ArrayDeque<>();

    Worker(Run run, int number) {
        this.run = run;
        this.name = "w" + number;
        this.isNamed = number % 2 == 0;
        this.random = run.random(name);
        this.caller = run.caller(number);
    }

    @Override
    public void run() {
        try (caller) {
            while (!run.isOver()) {
                finish(late, TOO_LATE);
                finish(slow, HALF_A_LEASE);
                fetch();
            }
        }
    }

    private void finish(Queue<Fetch> begun, Duration after) {
        Fetch next = begun.peek();
        if (next != null && Micros.now() > next.reply().ended() + Micros.of(after)) {
            begun.remove();
            say(Verb.DONE, next);
        }
    }

    private void fetch() {
        String queue = run.leasedQueue();
        String target = "/q/" + queue + "?ttr=" + TTR_SECONDS;
        boolean isGone = !run.hasNoMorePuts() && often(run.crowd().gone());
        Reply reply = isGone ? caller.abandon("GET", target) : send("GET", target, "");
        Fetch fetch = new Fetch(queue, name, TTR_SECONDS, reply);
        run.history().add(fetch);
        if (fetch.isDelivery()) {
            run.countFetched();
            work(fetch);
        } else if (!isGone) {
            run.pause(AFTER_NOTHING);
        }
    }

    /** Every other worker says who it is. */
    private Reply send(String method, String target, String body) {
        return isNamed
                ? caller.send(method, target, body, "X-presque-workerid: " + name)
                : caller.send(method, target, body);
    }

    private void work(Fetch fetch) {
        int fate = random.nextInt(1000);
        Crowd crowd = run.crowd();
        if ((fate -= crowd.dying()) < 0) {
            caller.close();
        } else if ((fate -= crowd.late()) < 0) {
            late.add(fetch);
        } else if ((fate -= crowd.slow()) < 0) {
            slow.add(fetch);
        } else if (fate < crowd.backward()) {
            say(Verb.PUT_BACK, fetch);
        } else {
            if (often(crowd.backward())) {
                say(Verb.EXTEND, fetch);
            }
            say(Verb.DONE, fetch);
        }
    }

    /** Says it until it is heard. */
    private void say(Verb verb, Fetch fetch) {
        for (int i = 0; i < TRIES; i++) {
            run.history().announce(new Word(verb, fetch, Reply.lost(Micros.now())));
            Reply reply = speak(verb, fetch);
            run.history().add(new Word(verb, fetch, reply));
            if (!reply.isFault()) {
                return;
            }
            run.pause(AFTER_FAULT);
        }
    }

    private Reply speak(Verb verb, Fetch fetch) {
        String target = "/q/" + fetch.queue() + "/" + fetch.id() + "?lease=" + fetch.lease();
        return switch (verb) {
            case DONE -> send("DELETE", target, "");
            case EXTEND -> send("POST", target + "&ttr=" + TTR_SECONDS, "");
            case PUT_BACK -> send("PUT", target + "&delay=0", "{\"error\":\"not today\"}");
        };
    }

    private boolean often(int perThousand) {
        return random.nextInt(1000) < perThousand;
    }
}
