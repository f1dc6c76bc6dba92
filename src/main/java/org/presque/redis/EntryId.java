package org.presque.redis;

import org.presque.queue.JobId;

/** The name of an entry in a stream of ready jobs, {@code ID-MILLIS}: see {@link Keys}. */
final class EntryId {

    private EntryId() {}

    static JobId jobId(byte[] entryId) {
        long id = 0;
        for (int at = 0; entryId[at] != '-'; at++) {
            id = id * 10 + (entryId[at] - '0');
        }
        return new JobId(id);
    }
}
