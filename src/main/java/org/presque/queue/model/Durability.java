package org.presque.queue.model;

/** What an accepted job survives, as the storage is really set up. */
public enum Durability {
    /** Nothing: a stop of Redis loses what it has not saved by chance. */
    MEMORY,
    /** {@code kill -9} of Redis; a power loss costs up to a second. */
    EVERYSEC,
    /** A power loss too. */
    ALWAYS
}
