/** JSON as bytes: whether a text is JSON, and the texts inside a batch, without ever building a tree. Knows nothing of queues. */
@NullMarked
package org.presque.queue.json;

import org.jspecify.annotations.NullMarked;
