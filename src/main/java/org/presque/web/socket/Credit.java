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

    /** Uses up one for a job that is broadcast; false if there is none, or none for jobs that are not leased. */
    synchronized boolean useIfLeft() {
        boolean isThere = isPlain && jobs > 0;
        if (isThere) {
            jobs--;
        }
        return isThere;
    }

    /** Whether one is left for jobs that are broadcast. */
    synchronized boolean isLeftForBroadcasts() {
        return isPlain && jobs > 0;
    }

    /** One more job is given. */
    synchronized void use() {
        if (isPlain) {
            jobs--;
        }
    }
}
