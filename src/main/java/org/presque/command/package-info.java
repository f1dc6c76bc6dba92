/**
 * The command line beside serving: {@code java -jar presque.war put mail …} and its like, each a client of a presque that runs
 * somewhere. Knows the server by the library in {@code worker} only.
 */
@NullMarked
package org.presque.command;

import org.jspecify.annotations.NullMarked;
