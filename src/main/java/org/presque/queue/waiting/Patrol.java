package org.presque.queue.waiting;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often a queue is looked at that somebody waits for, though nothing was told: it makes up for lost notices, so nobody
 * waits longer for one. The looks are spread, for they would come together otherwise. Confined to the steps of its room.
 */
final class Patrol {

    private static final Duration PERIOD = Duration.ofSeconds(10);
    private static final Duration PERIOD_IF_DEAF = Duration.ofSeconds(1);

    private final RandomGenerator random;
    private boolean isHearing;

    Patrol(RandomGenerator random) {
        this.random = random;
    }

    /** Says whether notices arrive. */
    void hears(boolean isHearingNow) {
        this.isHearing = isHearingNow;
    }

    /** When to look again, at the latest. */
    Duration period() {
        return spread(isHearing ? PERIOD : PERIOD_IF_DEAF, 0.8);
    }

    /** When to look at a queue that something may have been missed of. */
    Duration soon() {
        return spread(PERIOD_IF_DEAF, 0);
    }

    /** By chance between that part of it and all of it. */
    private Duration spread(Duration longest, double least) {
        return Duration.ofNanos((long) (longest.toNanos() * (least + (1 - least) * random.nextDouble())));
    }
}
