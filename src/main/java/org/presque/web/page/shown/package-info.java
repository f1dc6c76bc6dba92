/** Values as pages show them to people: numbers, moments, texts that somebody else wrote. */
@NullMarked
package org.presque.web.page.shown;

import org.jspecify.annotations.NullMarked;
