package org.presque.command.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** A bar that is drawn over itself on a terminal, at most ten times a second; nothing where there is none. Confined. */
public final class Progress {
    private static final int WIDTH = 30;
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final PrintStream terminal;
    private final boolean isShown;
    private final long size;
    private final long begin = System.nanoTime();
    private long done;
    private long jobs;
    private long lastDrawn = begin - BETWEEN.toNanos();

    /** @param size how much there is in all; 0 if nobody knows */
    public Progress(PrintStream terminal, boolean isShown, long size) {
        this.terminal = terminal;
        this.isShown = isShown;
        this.size = size;
    }

    /** So much of the size is done now, and so many more jobs. */
    public void show(long done, int moreJobs) {
        this.done = done;
        jobs += moreJobs;
        long now = System.nanoTime();
        if (isShown && now - lastDrawn >= BETWEEN.toNanos()) {
            lastDrawn = now;
            terminal.print("\r" + line(now));
            terminal.flush();
        }
    }

    /** Draws it a last time, and leaves the line. */
    public void end() {
        if (isShown) {
            terminal.println("\r" + line(System.nanoTime()));
        }
    }

    private String line(long now) {
        double perSecond = jobs * 1e9 / Math.max(now - begin, 1);
        String counted = String.format(Locale.ROOT, "%,d jobs, %,.0f a second ", jobs, perSecond);
        if (size == 0) {
            return counted;
        }
        double part = Math.min(1.0, (double) done / size);
        int full = (int) (part * WIDTH);
        String bar = "#".repeat(full) + ".".repeat(WIDTH - full);
        return String.format(Locale.ROOT, "[%s] %3.0f %%  %s", bar, part * 100, counted);
    }
}
