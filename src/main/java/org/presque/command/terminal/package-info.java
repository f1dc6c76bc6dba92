/** What a person at a terminal sees of a command, and what is written where there is nobody. */
@NullMarked
package org.presque.command.terminal;

import org.jspecify.annotations.NullMarked;
