/**
 * Clients that stay: what they are told for as long as they do, as Server-Sent Events, and that none of them is given more than
 * it takes.
 *
 * <p>{@link org.presque.web.stream.Streams} knows all of them; {@link org.presque.web.stream.Feed} is the way of jobs to one.
 */
@NullMarked
package org.presque.web.stream;

import org.jspecify.annotations.NullMarked;
