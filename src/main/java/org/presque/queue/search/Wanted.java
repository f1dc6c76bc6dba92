package org.presque.queue.search;

import org.jspecify.annotations.Nullable;
import org.presque.queue.model.JobState;
import org.presque.queue.model.QueueName;

/**
 * What to look for, and where. Immutable.
 *
 * @param after where to begin, as a search before said; null for the beginning
 * @param enough how many jobs are enough; no more are looked for then
 */
public record Wanted(
        QueueName queue,
        JobState state,
        Word word,
        @Nullable String after,
        int enough) {}
