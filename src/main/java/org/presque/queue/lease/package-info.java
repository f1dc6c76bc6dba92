/** Leases: a job given to a worker for a while, what the worker says of it, and what comes of that. All immutable. */
@NullMarked
package org.presque.queue.lease;

import org.jspecify.annotations.NullMarked;
