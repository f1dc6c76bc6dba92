package org.presque.launcher;

import java.util.logging.LogManager;

/**
 * Java's logging, but it does not end before the process does. Java's own closes all logs as soon as the process is told to
 * end, beside everything else that is done then, of which nothing would be heard. Thread-safe.
 */
public final class LastingLog extends LogManager {

    /** For Java, which makes the one there is. */
    public LastingLog() {}

    /** Does nothing: Java calls this at the end. */
    @Override
    public void reset() {}
}
