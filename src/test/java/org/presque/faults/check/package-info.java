/** What must hold whatever fails, each as a question to the history of a run, and the answers. */
@NullMarked
package org.presque.faults.check;

import org.jspecify.annotations.NullMarked;
