package org.presque.queue.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How an attempt at a job failed; the worker is null if it did not say who it is. Immutable. */
public record JobError(String text, @Nullable String worker, Instant at) {}
