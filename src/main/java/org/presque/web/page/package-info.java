/**
 * The page for people at the context root, and its buttons.
 *
 * <p>{@link org.presque.web.page.PageServlet} asks, records say what is shown, and a JSP without any logic draws them.
 */
@NullMarked
package org.presque.web.page;

import org.jspecify.annotations.NullMarked;
