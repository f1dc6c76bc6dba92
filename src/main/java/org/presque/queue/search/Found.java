package org.presque.queue.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.JobDetails;

/**
 * What a search has found so far. Immutable.
 *
 * @param looked at how many jobs it has looked
 * @param next where to go on, as {@link org.presque.queue.JobDao#page} takes it; null if there are no more jobs
 */
public record Found(
        List<JobDetails> jobs, long looked, @Nullable String next) {}
