package org.presque.web.socket;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How many jobs a client takes: of leased ones so many under way at a time, of plain ones so many more, since those are never
 * under way. Thread-safe.
 */
final class Credit {

    /** The most that a client may ask for. */
    static final int MOST = 1000;

    private int jobs;
    private boolean isPlain;

    /** Sets it anew; nothing is left of what it was. */
    synchronized void set(int jobs, boolean isPlain) {
        this.jobs = jobs;
        this.isPlain = isPlain;
    }

    /** Whether one more job may be given. */
    synchronized boolean isLeft(int underWay) {
        return jobs > (isPlain ? 0 : underWay);
    }

    /** Whether one is left for jobs that are broadcast. */
    synchronized boolean isLeftForBroadcasts() {
        return isPlain && jobs > 0;
    }

    /**
     * Gives a job, if one more of its kind may be given. Nobody sets the credit meanwhile, so that no job comes behind the reply
     * to who has taken it back.
     *
     * @param isPlainJob whether the job is not leased
     * @param giving puts it in line for the client; must neither block nor call whoever waits for the credit
     * @return what that returns; null if the job may not be given
     */
    synchronized @Nullable InLine give(boolean isPlainJob, int underWay, Supplier<InLine> giving) {
        if (isPlainJob != isPlain || !isLeft(underWay)) {
            return null;
        }
        if (isPlain) {
            jobs--;
        }
        return giving.get();
    }
}
