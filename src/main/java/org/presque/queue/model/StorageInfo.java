package org.presque.queue.model;

/** Which Redis the queues lie in. Immutable. */
public record StorageInfo(String address, Durability durability) {}
