/**
 * One job in the hands of a worker: what was handed out, the attempt at it, the lease while that runs, and what is told of it in the
 * end. Not for use from outside {@code org.presque.worker}.
 */
@NullMarked
package org.presque.worker.lease;

import org.jspecify.annotations.NullMarked;
