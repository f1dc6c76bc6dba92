/** What at least once means to a client: leases, retries and dead letters. */
@NullMarked
package org.presque.contract.leases;

import org.jspecify.annotations.NullMarked;
