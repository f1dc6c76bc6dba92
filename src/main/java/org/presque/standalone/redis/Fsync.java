package org.presque.standalone.redis;

import java.util.Arrays;
import java.util.Optional;

/** When Redis flushes its log to the disk: what a power loss may cost. */
public enum Fsync {
    /** Once a second: up to a second of jobs is lost when the power goes, none when a process dies. */
    EVERYSEC("everysec"),
    /** Before each answer: nothing is lost, at the price of a disk's flush for each batch of commands. */
    ALWAYS("always");

    private final String word;

    Fsync(String word) {
        this.word = word;
    }

    /** The one with this word; nothing if there is none. */
    public static Optional<Fsync> of(String word) {
        return Arrays.stream(values()).filter(f -> f.word.equals(word)).findFirst();
    }

    /** The word that Redis and the command line have for it. */
    @Override
    public String toString() {
        return word;
    }
}
