package org.presque.queue.model;

/** What a worker calls itself: 1 to 200 printable ASCII characters. Immutable. */
public record WorkerId(String value) {

    public WorkerId {
        if (!PrintableText.isPrintable(value)) {
            throw new QueueException(Reason.INVALID_WORKER_ID);
        }
    }
}
