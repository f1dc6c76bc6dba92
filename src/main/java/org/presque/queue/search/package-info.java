/** Finding jobs by what is in them: page by page, for so long and no longer, so that nobody is held up. */
@NullMarked
package org.presque.queue.search;

import org.jspecify.annotations.NullMarked;
