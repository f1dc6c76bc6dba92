/** The page of the workers that say who they are. */
@NullMarked
package org.presque.web.page.workers;

import org.jspecify.annotations.NullMarked;
