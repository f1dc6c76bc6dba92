package org.presque.queue.lease;

import org.jspecify.annotations.Nullable;

/**
 * What came of making dead jobs ready. Immutable.
 *
 * @param refused how many stay dead, because another job has their uniq key by now
 * @param next where the next step begins; null if there are no more
 */
public record Revived(int moved, int refused, @Nullable String next) {}
