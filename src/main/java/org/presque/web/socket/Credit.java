package org.presque.web.socket;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How many jobs a client takes, and how: of leased ones so many under way at a time, of plain ones so many more, since those are
 * never under way. Thread-safe.
 */
final class Credit {

    /** The most that a client may ask for. */
    static final int MOST = 1000;

    private int jobs;
    private Terms terms = Terms.PLAIN;
    private boolean isOver;

    /** Sets it anew; nothing is left of what it was. */
    synchronized void set(int jobs, Terms terms) {
        this.jobs = isOver ? 0 : jobs;
        this.terms = terms;
    }

    /** There is none any more. */
    synchronized void end() {
        isOver = true;
        jobs = 0;
    }

    /** How jobs are wanted at the moment. */
    synchronized Terms terms() {
        return terms;
    }

    /** Whether one more job may be given. */
    synchronized boolean isLeft(int underWay) {
        return jobs > (terms.isLeased() ? underWay : 0);
    }

    /** Whether one is left for jobs that are broadcast. */
    synchronized boolean isLeftForBroadcasts() {
        return !terms.isLeased() && jobs > 0;
    }

    /**
     * Gives a job, if one more may be given and such is still wanted. Nobody sets the credit meanwhile, so that no job comes
     * behind the reply to who has.
     *
     * @param asked the terms on which the job was asked for
     * @param giving puts it in line for the client; must neither block nor call whoever waits for the credit
     * @return what that returns; null if the job may not be given
     */
    synchronized @Nullable InLine give(Terms asked, int underWay, Supplier<InLine> giving) {
        if (!asked.equals(terms) || !isLeft(underWay)) {
            return null;
        }
        if (!terms.isLeased()) {
            jobs--;
        }
        return giving.get();
    }

    /**
     * Takes the credit back, if jobs are still wanted on terms that were refused. Nobody sets it meanwhile, so that who has does
     * not hear of it.
     *
     * @param asked the terms
     * @param telling puts the refusal in line for the client; the same goes for it
     * @return what that returns; null if such jobs are not wanted any more
     */
    synchronized @Nullable InLine refuse(Terms asked, Supplier<InLine> telling) {
        if (jobs == 0 || !asked.equals(terms)) {
            return null;
        }
        jobs = 0;
        return telling.get();
    }
}
