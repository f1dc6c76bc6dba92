package org.presque.queue.model;

import java.util.List;
import java.util.stream.LongStream;

/**
 * What a put did. Immutable.
 *
 * @param firstId the id of the first job; the others follow it
 * @param count how many
 * @param isFirst whether the queue came to be, or came back after a purge, with these jobs
 * @param isReplay whether nothing was stored now, because it was before, under the same idempotency key
 */
public record Stored(JobId firstId, int count, boolean isFirst, boolean isReplay) {

    public List<Long> ids() {
        return LongStream.range(firstId.value(), firstId.value() + count)
                .boxed()
                .toList();
    }
}
