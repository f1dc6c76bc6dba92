/** The page of one job: what became of it so far, its text, and what can be done with it. */
@NullMarked
package org.presque.web.page.job;

import org.jspecify.annotations.NullMarked;
