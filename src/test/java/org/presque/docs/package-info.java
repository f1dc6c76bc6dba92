/** Tests of what the documents say. */
@NullMarked
package org.presque.docs;

import org.jspecify.annotations.NullMarked;
