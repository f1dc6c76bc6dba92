/** How much was done over time: of a queue, and of all together, as a chart and as figures. */
@NullMarked
package org.presque.web.page.history;

import org.jspecify.annotations.NullMarked;
