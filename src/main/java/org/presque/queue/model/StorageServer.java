package org.presque.queue.model;

import java.time.Duration;

/**
 * What the server of the storage says about itself. Immutable.
 *
 * @param name what it is, such as {@code redis} or {@code valkey}
 * @param usedBytes how much memory it has taken
 * @param limitBytes how much it may take; 0 for no limit
 * @param eviction what it throws away when that is used up, in the words of Redis's {@code maxmemory-policy}
 * @param clients how many connections it has, of all its clients
 */
public record StorageServer(
        String name, String version, Duration uptime, long usedBytes, long limitBytes, String eviction, long clients) {}
