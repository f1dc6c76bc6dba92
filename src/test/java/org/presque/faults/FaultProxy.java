package org.presque.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.presque.testing.FreePort;

/**
 * A network that fails: stands between presque and a server on loopback, and does to the bytes between them whatever it is
 * told. Thread-safe; {@link #close} ends it and all its connections.
 */
final class FaultProxy implements AutoCloseable {

    /** What is done to the connections, old and new, from the moment it is said. */
    enum Fault {
        /** Nothing. */
        NONE,
        /** Requests reach the server; a reply does not come, and then never again one on that connection. */
        SWALLOW,
        /** A connection ends in the middle of a reply. */
        CUT,
        /** Replies come late, by less than presque waits. */
        DELAY,
        /** Replies come in pieces of a few bytes. */
        SLICE,
        /** A connection is reset instead of a reply. */
        RESET,
        /** Nobody listens, and what was open is closed. */
        REFUSE,
        /** Connections open, and nothing passes either way. */
        BLACK_HOLE;

        /** One in so many replies meets a fault that ends its connection: else no connection would get beyond its greeting. */
        private static final int ONE_IN = 4;

        Fault orSometimesNone() {
            boolean isEnd = this == SWALLOW || this == CUT || this == RESET;
            return isEnd && ThreadLocalRandom.current().nextInt(ONE_IN) > 0 ? NONE : this;
        }
    }

    private final int port;
    private final int serverPort;
    private final Queue<ProxyLink> links = new ConcurrentLinkedQueue<>();
    private final AtomicInteger hits = new AtomicInteger();
    private volatile Fault fault = Fault.NONE;
    private volatile @Nullable ServerSocket door;

    private FaultProxy(int serverPort) {
        this.port = FreePort.find();
        this.serverPort = serverPort;
    }

    /** Starts one before the server on that port of loopback. */
    static FaultProxy before(int serverPort) {
        FaultProxy proxy = new FaultProxy(serverPort);
        proxy.open();
        return proxy;
    }

    int port() {
        return port;
    }

    /** Does this from now on. */
    void set(Fault next) {
        Fault before = fault;
        fault = next;
        if (next == Fault.REFUSE) {
            shut();
        } else if (before == Fault.REFUSE) {
            open();
        }
    }

    Fault fault() {
        return fault;
    }

    /** How often a fault has met something. */
    int hits() {
        return hits.get();
    }

    void countHit() {
        hits.incrementAndGet();
    }

    private void open() {
        try {
            ServerSocket opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            door = opened;
            thread("proxy-door", () -> accept(opened)).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                ProxyLink link = new ProxyLink(this, opened.accept(), connect());
                links.add(link);
                thread("proxy-requests", link::carryRequests).start();
                thread("proxy-replies", link::carryReplies).start();
            } catch (IOException e) {
                // the door was shut, or the server is away: whoever knocked finds out
            }
        }
    }

    private @Nullable Socket connect() {
        try {
            return new Socket(InetAddress.getLoopbackAddress(), serverPort);
        } catch (IOException e) {
            return null;
        }
    }

    private static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private void shut() {
        ServerSocket open = door;
        if (open != null) {
            ProxyLink.close(open);
        }
        links.forEach(ProxyLink::close);
        links.clear();
    }

    @Override
    public void close() {
        shut();
    }
}
