package org.presque.queue.model;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who gets a job of a queue. */
public enum Policy {
    /** One of those who ask for one: so unless something else is set. */
    ROUNDROBIN,
    /** Everybody who listens at that moment; while nobody does it stays, and may be taken. There are no leases. */
    BROADCAST;

    /** The name as clients write and read it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that name; empty if there is none. */
    public static Optional<Policy> named(String text) {
        return Stream.of(values()).filter(policy -> policy.text().equals(text)).findFirst();
    }
}
