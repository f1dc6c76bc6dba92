/**
 * The contract as tests over HTTP: an interface a subject, each row of the page a method. They know neither container
 * nor deployment, and no class of presque; whoever has a running one implements {@link FirstProtocol}.
 */
@NullMarked
package org.presque.contract;

import org.jspecify.annotations.NullMarked;
