/**
 * The routes: a servlet each. A servlet reads the request, asks the domain, and shapes the answer; how requests are
 * read, answers written and faults told is in {@link org.presque.web.http}.
 */
@NullMarked
package org.presque.web;

import org.jspecify.annotations.NullMarked;
