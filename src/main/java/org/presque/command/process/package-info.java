/**
 * A process for each job: how it is started and fed, how long it may run, and that nothing of it is left. Begin with
 * {@link ProcessWorker}.
 */
@NullMarked
package org.presque.command.process;

import org.jspecify.annotations.NullMarked;
