package org.presque.worker;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What workers log while it is open. Thread-safe. */
final class Log extends Handler implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger("org.presque.worker");

    private final List<String> lines = new CopyOnWriteArrayList<>();

    Log() {
        LOGGER.addHandler(this);
    }

    @Override
    public void publish(LogRecord record) {
        lines.add(record.getMessage());
    }

    /** Those with this in them. */
    List<String> lines(String part) {
        return lines.stream().filter(line -> line.contains(part)).toList();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        LOGGER.removeHandler(this);
    }
}
