/** Tests of the command line: the built WAR run as a user would. */
@NullMarked
package org.presque.command;

import org.jspecify.annotations.NullMarked;
