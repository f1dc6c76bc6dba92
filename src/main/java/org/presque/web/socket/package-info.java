/**
 * Workers that are connected by a WebSocket: they say how many jobs they can have under way, get them as they come, and tell
 * what became of each.
 *
 * <p>{@link org.presque.web.socket.Socket} is one of them, {@link org.presque.web.socket.Orders} what its messages ask for,
 * {@link org.presque.web.socket.Replies} what is written to it.
 */
@NullMarked
package org.presque.web.socket;

import org.jspecify.annotations.NullMarked;
