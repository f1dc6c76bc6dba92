package org.presque.queue.search;

import org.jspecify.annotations.Nullable;

/**
 * What came of something that was done to all jobs that have a word. Immutable.
 *
 * @param count to how many jobs it was done
 * @param refused to how many it could not be done
 * @param looked at how many jobs it has looked
 * @param next where to go on, as {@link org.presque.queue.JobDao#page} takes it; null for the beginning
 * @param isMore whether there are jobs that were not met
 */
public record Swept(
        long count, long refused, long looked, @Nullable String next, boolean isMore) {}
