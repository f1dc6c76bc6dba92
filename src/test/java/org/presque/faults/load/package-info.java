/** Clients of every kind, who try again as they should, die as they may, and write down all they see. */
@NullMarked
package org.presque.faults.load;

import org.jspecify.annotations.NullMarked;
