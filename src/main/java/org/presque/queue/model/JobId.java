package org.presque.queue.model;

/** The number of a job in its queue: from 1 upwards, given by the queue, never given twice. Immutable. */
public record JobId(long value) {

    public JobId {
        if (value < 1) {
            throw new IllegalArgumentException("a job id starts at 1, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
