package org.presque.web.socket;

import java.util.concurrent.atomic.AtomicLong;
import org.presque.queue.Leases;
import org.presque.queue.Queues;
import org.presque.queue.Workers;
import org.presque.web.stream.Sources;
import org.presque.web.stream.Streams;

/** What all sockets of this node share. */
public record Services(Queues queues, Leases leases, Workers workers, Sources sources, Streams streams, Limits limits) {

    /**
     * What clients may send.
     *
     * @param messageBytes the longest message
     * @param nesting the deepest JSON
     * @param underWay what may be in memory at a time of the messages of all
     */
    public record Limits(int messageBytes, int nesting, Memory underWay) {}

    /** A number of bytes that all share. Thread-safe. */
    public static final class Memory {

        private final long bytes;
        private final AtomicLong used = new AtomicLong();

        public Memory(long bytes) {
            this.bytes = bytes;
        }

        /** Takes so many; whether there were so many left. */
        boolean take(long count) {
            boolean isThere = used.addAndGet(count) <= bytes;
            if (!isThere) {
                used.addAndGet(-count);
            }
            return isThere;
        }

        void giveBack(long count) {
            used.addAndGet(-count);
        }
    }
}
