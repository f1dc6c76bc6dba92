package org.presque.queue.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the jobs in a state, in the order they are handed out. Immutable.
 *
 * @param next where the next page begins; null if this was the last
 */
public record JobPage(List<JobDetails> jobs, @Nullable String next) {}
