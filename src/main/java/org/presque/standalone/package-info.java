/**
 * presque without a container: the command line, an embedded Undertow around the same WAR, and a Redis beside it unless one
 * is named. Knows the configuration, but nothing of the queues: to the WAR it speaks in context parameters.
 */
@NullMarked
package org.presque.standalone;

import org.jspecify.annotations.NullMarked;
