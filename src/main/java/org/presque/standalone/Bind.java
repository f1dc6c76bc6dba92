package org.presque.standalone;

import java.net.InetAddress;
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
