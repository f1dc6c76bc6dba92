package org.presque.web.socket;

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

    /** One more job is given. */
    synchronized void use() {
        if (isPlain) {
            jobs--;
        }
    }
}
