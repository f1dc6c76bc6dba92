/**
 * What a queue is: the values that cannot be wrong, the verbs, and the storage they need ({@link QueueDao}).
 *
 * <p>Knows neither HTTP nor Redis. Everything here is immutable or thread-safe, and every verb answers through a
 * {@link java.util.concurrent.CompletionStage}: nothing in this package ever waits.
 */
@NullMarked
package org.presque.queue;

import org.jspecify.annotations.NullMarked;
