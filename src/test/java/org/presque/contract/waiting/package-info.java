/** The contract of those who wait for jobs, as tests of any presque that runs. */
@NullMarked
package org.presque.contract.waiting;

import org.jspecify.annotations.NullMarked;
