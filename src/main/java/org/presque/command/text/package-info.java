/** The texts that commands read: files of jobs, answers of a server, lengths of time. */
@NullMarked
package org.presque.command.text;

import org.jspecify.annotations.NullMarked;
