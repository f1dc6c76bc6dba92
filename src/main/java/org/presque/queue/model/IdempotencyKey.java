package org.presque.queue.model;

/**
 * A key under which a put is carried out once, however often it is sent. Immutable.
 *
 * @param value 1 to 200 printable ASCII characters
 * @param digest of what was sent under it: another under the same key is refused
 */
public record IdempotencyKey(String value, String digest) {

    public IdempotencyKey {
        if (!PrintableText.isPrintable(value)) {
            throw new QueueException(Reason.INVALID_IDEMPOTENCY_KEY);
        }
    }
}
