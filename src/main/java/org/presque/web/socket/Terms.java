package org.presque.web.socket;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a client wants its jobs. Immutable.
 *
 * @param ttr for how long they are leased; null for what their queue is set to, and of plain ones
 */
record Terms(boolean isLeased, @Nullable Duration ttr) {

    /** Jobs that are gone once they are given. */
    static final Terms PLAIN = new Terms(false, null);
}
