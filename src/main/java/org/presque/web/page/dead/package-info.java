/** The page of dead letters across all queues. */
@NullMarked
package org.presque.web.page.dead;

import org.jspecify.annotations.NullMarked;
