/** What pages say, in English and in French. Begin with {@link org.presque.web.page.words.Words}. */
@NullMarked
package org.presque.web.page.words;

import org.jspecify.annotations.NullMarked;
