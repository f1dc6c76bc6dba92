/** The page that says which presque this is, over which Redis, and what it is set to. */
@NullMarked
package org.presque.web.page.about;

import org.jspecify.annotations.NullMarked;
