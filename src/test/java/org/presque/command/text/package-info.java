/** Tests of the texts that commands read. */
@NullMarked
package org.presque.command.text;

import org.jspecify.annotations.NullMarked;
