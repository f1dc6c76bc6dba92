package org.presque.contract;

import org.presque.contract.later.LaterProtocol;
import org.presque.contract.leases.Leases;
import org.presque.contract.waiting.Waiting;

/** Every subject of both protocols, and of waiting. */
public interface WholeProtocol extends FirstProtocol, LaterProtocol, Leases, Waiting {}
