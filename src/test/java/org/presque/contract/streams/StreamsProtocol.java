package org.presque.contract.streams;

/** Every subject of clients that stay. */
public interface StreamsProtocol
        extends JobStreamContract,
                StreamRoutesContract,
                KilledStreamsContract,
                SlowReaderContract,
                StatsStreamContract,
                BroadcastContract,
                SocketContract,
                SocketMessagesContract,
                SocketEndContract {}
