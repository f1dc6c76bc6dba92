package org.presque.queue.model;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a job is on its way. */
public enum JobState {
    READY,
    DELAYED,
    LEASED,
    DEAD;

    /** The name as clients write and read it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<JobState> named(String text) {
        return Stream.of(values()).filter(state -> state.text().equals(text)).findFirst();
    }
}
