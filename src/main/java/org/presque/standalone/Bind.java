package org.presque.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import picocli.CommandLine.TypeConversionException;

/** An address to listen on and its name as the user gave it, without brackets. Immutable. */
record Bind(String name, InetAddress address) {
    static Bind parse(String text) {
        String name = text.replaceAll("^\\[|]$", "");
        try {
            return new Bind(name, InetAddress.getByName(name));
        } catch (UnknownHostException e) {
            throw new TypeConversionException("'%s' is no known address".formatted(text));
        }
    }

    /**
     * Looks whether one can listen there, before anything is started for it.
     *
     * @throws StartFailure if not
     */
    void requireFree(Port port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(address, port.number()));
        } catch (IOException e) {
            throw new StartFailure(
                    "cannot listen on %s port %s: %s; choose another by --port or --bind"
                            .formatted(name, port, e.getMessage()),
                    e);
        }
    }

    /** The address as it stands in a URL and in a {@code Host} header. */
    String host() {
        return name.contains(":") ? "[" + name + "]" : name;
    }

    /** Whether only this machine reaches it. */
    boolean isLoopback() {
        return address.isLoopbackAddress();
    }

    /** A host by which this machine reaches it. */
    String nearHost() {
        return isLoopback() || address.isAnyLocalAddress() ? "localhost" : host();
    }

    @Override
    public String toString() {
        return name;
    }
}
