/** What clients see that stay: streams of events, and sockets. */
@NullMarked
package org.presque.contract.streams;

import org.jspecify.annotations.NullMarked;
