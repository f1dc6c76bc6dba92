package org.presque.worker;

import java.util.Locale;

/** Where a job is in its life. One that was taken plainly or is done is nowhere any more. */
public enum JobState {
    READY,
    DELAYED,
    LEASED,
    DEAD;

    /** As the protocol writes it. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
