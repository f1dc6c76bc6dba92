package org.presque.faults.load;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The addresses that clients know of the nodes of a run. A node that comes back may have another. Thread-safe. */
public final class Nodes {
    private final List<URI> addresses = new CopyOnWriteArrayList<>();

    public Nodes(List<URI> addresses) {
        this.addresses.addAll(addresses);
    }

    /** Gives the node of this number another address. */
    public void move(int number, URI address) {
        addresses.set(number, address);
    }

    URI address(int number) {
        return addresses.get(Math.floorMod(number, addresses.size()));
    }
}
