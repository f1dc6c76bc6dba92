package org.presque.contract;

import org.presque.contract.later.LaterProtocol;
import org.presque.contract.leases.Leases;
import org.presque.contract.streams.StreamsProtocol;
import org.presque.contract.waiting.Waiting;

/** Every subject of both protocols, of waiting, and of clients that stay. */
public interface WholeProtocol extends FirstProtocol, LaterProtocol, Leases, Waiting, StreamsProtocol {}
