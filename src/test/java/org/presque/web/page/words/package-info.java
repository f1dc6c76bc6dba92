/** That pages can be read in French, too. */
@NullMarked
package org.presque.web.page.words;

import org.jspecify.annotations.NullMarked;
