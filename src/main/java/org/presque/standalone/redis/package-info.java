/**
 * The Redis that runs beside a stand-alone presque: finding a server program, guarding its data folder, starting it, and
 * keeping it alive exactly as long as presque.
 */
@NullMarked
package org.presque.standalone.redis;

import org.jspecify.annotations.NullMarked;
