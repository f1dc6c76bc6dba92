package org.presque.queue.history;

import java.time.Instant;

/** How something stood at a moment, which is a whole minute or hour. Immutable. */
public record Point(Instant at, Standing standing) {}
