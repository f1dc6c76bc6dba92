/**
 * What {@code java -jar presque.war} runs first: unpacks the WAR into a folder of its own, starts the stand-alone server
 * from what is in it, and leaves nothing behind. Needs nothing but Java itself, for no jar is on
 * its class path.
 */
@NullMarked
package org.presque.launcher;

import org.jspecify.annotations.NullMarked;
