package org.presque.web.socket;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.WorkerId;

/**
 * Who has opened a socket, and for what. Immutable.
 *
 * @param queues the order in which they are asked for jobs; at least one
 * @param worker null if it does not say
 */
record Client(List<QueueName> queues, @Nullable WorkerId worker) {}
