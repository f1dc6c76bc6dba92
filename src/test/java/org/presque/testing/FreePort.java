package org.presque.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds ports of loopback that nobody listens on, for servers that cannot ask the kernel for one themselves. */
public final class FreePort {
    // Below what Linux and macOS give to outgoing connections. From that range the kernel may hand the port of a server
    // that is down for a moment to a client, even to one that then connects to itself.
    private static final int FIRST = 15_000;
    private static final int BEYOND = 32_000;
    private static final int TRIES = 100;

    private FreePort() {}

    /** A port that was free a moment ago; whoever binds it should be ready to ask again. */
    public static int find() {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, BEYOND);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port found in " + TRIES + " tries");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
