/**
 * HTTP on top of the servlet API, the same on every container: request targets, bodies, answers, faults, who may ask.
 *
 * <p>{@link org.presque.web.http.Exchanges} is the way through: it checks a request, calls the verb, and writes the
 * answer when it is there, without holding a thread meanwhile.
 */
@NullMarked
package org.presque.web.http;

import org.jspecify.annotations.NullMarked;
