package org.presque.worker.http;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to let pass before asking again a server that is away: by chance up to a length that doubles from 100 ms. Never
 * longer than 1.5 s, so that who pauses is at work again within two seconds of the server's return; and by chance, so that not
 * all who wait come back at once. Confined to whoever asks.
 */
public final class Pauses {
    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 1500;
    private static final long SHORTEST_MILLIS = 10;

    private long most = FIRST_MILLIS;

    /** The next one. */
    public Duration next() {
        long millis = ThreadLocalRandom.current().nextLong(SHORTEST_MILLIS, most + 1);
        most = Math.min(most * 2, LONGEST_MILLIS);
        return Duration.ofMillis(millis);
    }

    /** Begins anew: the server has answered. */
    public void reset() {
        most = FIRST_MILLIS;
    }
}
