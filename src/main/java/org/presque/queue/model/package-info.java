/** The values of a queue: those that cannot be wrong, and what the verbs take and give. All immutable. */
@NullMarked
package org.presque.queue.model;

import org.jspecify.annotations.NullMarked;
