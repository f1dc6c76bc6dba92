package org.presque.contract;

import org.presque.contract.later.LaterProtocol;

/** Every subject of both protocols. */
public interface WholeProtocol extends FirstProtocol, LaterProtocol {}
