/**
 * The configuration: which settings there are, where their values come from, and the records the rest of presque takes.
 *
 * <p>{@link org.presque.config.Setting} declares every setting once; {@link org.presque.config.ConfigLoader} reads them
 * and refuses what is unknown or wrong. Imports nothing of the other packages.
 */
@NullMarked
package org.presque.config;

import org.jspecify.annotations.NullMarked;
