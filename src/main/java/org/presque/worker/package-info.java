/**
 * The other side of presque: programs that put jobs ({@link Presque}) and that do them ({@link Worker}). A jar of its own, for any
 * JVM from Java 17, that needs nothing beside it; with JSON-B there, jobs come as objects too.
 */
@NullMarked
package org.presque.worker;

import org.jspecify.annotations.NullMarked;
