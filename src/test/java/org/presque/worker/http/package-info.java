/** How requests are written, sent again, and their answers read. */
@NullMarked
package org.presque.worker.http;

import org.jspecify.annotations.NullMarked;
