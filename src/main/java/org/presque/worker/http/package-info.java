/**
 * Requests to a presque and what comes of them: sent once, or again until they are heard. Knows neither jobs nor workers, and
 * needs nothing but {@code java.net.http}. Not for use from outside {@code org.presque.worker}.
 */
@NullMarked
package org.presque.worker.http;

import org.jspecify.annotations.NullMarked;
