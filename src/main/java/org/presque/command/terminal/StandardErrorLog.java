package org.presque.command.terminal;

import java.io.PrintWriter;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** The log of whatever {@code java -jar} runs: a line each to standard error, warnings of others and news of our own. */
public final class StandardErrorLog extends Handler {
    private static final Logger ROOT = Logger.getLogger("");
    // Held, or the logging system forgets the level with the logger.
    private static final Logger OURS = Logger.getLogger("org.presque");

    private final PrintWriter err;
    private final SimpleFormatter messages = new SimpleFormatter();

    private StandardErrorLog(PrintWriter err) {
        this.err = err;
    }

    /** Makes this the only log. */
    public static void install(PrintWriter err) {
        for (Handler other : ROOT.getHandlers()) {
            ROOT.removeHandler(other);
        }
        ROOT.setLevel(Level.WARNING);
        OURS.setLevel(Level.INFO);
        ROOT.addHandler(new StandardErrorLog(err));
    }

    @Override
    public void publish(LogRecord entry) {
        if (isLoggable(entry)) {
            LocalTime time = LocalTime.ofInstant(entry.getInstant(), ZoneId.systemDefault());
            err.println("%s %s %s: %s"
                    .formatted(
                            time.truncatedTo(ChronoUnit.SECONDS),
                            entry.getLevel(),
                            entry.getLoggerName(),
                            messages.formatMessage(entry)));
            if (entry.getThrown() != null) {
                entry.getThrown().printStackTrace(err);
            }
        }
    }

    @Override
    public void flush() {
        err.flush();
    }

    @Override
    public void close() {
        flush();
    }
}
