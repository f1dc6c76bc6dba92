/** The product broken on purpose, by edits of its own sources, so that the checker can be seen to fail. */
@NullMarked
package org.presque.faults.variant;

import org.jspecify.annotations.NullMarked;
