/** Tests of what a process for each job needs. */
@NullMarked
package org.presque.command.process;

import org.jspecify.annotations.NullMarked;
