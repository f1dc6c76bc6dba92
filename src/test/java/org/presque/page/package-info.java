/** The page in a real browser, served by the stand-alone server as a process. */
@NullMarked
package org.presque.page;

import org.jspecify.annotations.NullMarked;
