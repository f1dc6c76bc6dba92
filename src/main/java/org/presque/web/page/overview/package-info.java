/** The page at the context root: all queues, and the buttons that stop and start them. */
@NullMarked
package org.presque.web.page.overview;

import org.jspecify.annotations.NullMarked;
