package org.presque.queue;

/** Which Redis the queues lie in. Immutable. */
public record StorageInfo(String address, Durability durability) {}
