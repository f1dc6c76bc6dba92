/** What the pages for people show and do, as a browser without JavaScript asks for it. */
@NullMarked
package org.presque.contract.pages;

import org.jspecify.annotations.NullMarked;
