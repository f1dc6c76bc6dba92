package org.presque.contract;

import org.presque.contract.later.LaterProtocol;
import org.presque.contract.leases.Leases;

/** Every subject of both protocols. */
public interface WholeProtocol extends FirstProtocol, LaterProtocol, Leases {}
