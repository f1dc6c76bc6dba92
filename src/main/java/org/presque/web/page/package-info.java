/**
 * The pages for people: what all of them have in common.
 *
 * <p>A servlet of a package below asks the domain and makes a {@link org.presque.web.page.Sheet} of records that say what is
 * shown; {@link org.presque.web.page.Painter} makes the answer of it, and JSPs without any logic draw it.
 */
@NullMarked
package org.presque.web.page;

import org.jspecify.annotations.NullMarked;
