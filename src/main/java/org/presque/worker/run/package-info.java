/**
 * How a worker works: threads that ask for jobs and do them, one that keeps their leases, and how all of it ends. Begin with
 * {@link Crew}. Does not know what the work is. Not for use from outside {@code org.presque.worker}.
 */
@NullMarked
package org.presque.worker.run;

import org.jspecify.annotations.NullMarked;
