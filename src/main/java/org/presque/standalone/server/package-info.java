/**
 * The HTTP server of a stand-alone presque: an embedded Undertow around the same WAR that other containers take. Knows of
 * the WAR what any container knows, and one attribute of its context, which {@link org.presque.standalone.server.WebServer}
 * names.
 */
@NullMarked
package org.presque.standalone.server;

import org.jspecify.annotations.NullMarked;
