package org.presque.contract;

import org.presque.contract.later.LaterProtocol;
import org.presque.contract.leases.Leases;
import org.presque.contract.pages.Pages;
import org.presque.contract.streams.StreamsProtocol;
import org.presque.contract.waiting.Waiting;

/** Every subject of both protocols, of waiting, of clients that stay, and of the pages for people. */
public interface WholeProtocol extends FirstProtocol, LaterProtocol, Leases, Waiting, StreamsProtocol, Pages {}
