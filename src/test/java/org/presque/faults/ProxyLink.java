package org.presque.faults;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.presque.faults.FaultProxy.Fault;

/** One connection through the proxy: a thread for each direction. Thread-safe. */
final class ProxyLink {
    private static final Duration LATE = Duration.ofMillis(150);
    private static final int PIECE_BYTES = 3;
    private static final int BUFFER_BYTES = 16 << 10;

    private final FaultProxy proxy;
    private final Socket client;
    private final @Nullable Socket server;

    /** A connection that has missed bytes is never whole again. */
    private volatile boolean isDead;

    /** @param server null if it cannot be reached: then the client's connection ends too */
    ProxyLink(FaultProxy proxy, Socket client, @Nullable Socket server) throws IOException {
        this.proxy = proxy;
        this.client = client;
        this.server = server;
        client.setTcpNoDelay(true);
    }

    void carryRequests() {
        if (server == null) {
            close();
            return;
        }
        carry(client, server, (out, bytes, length) -> {
            if (is(Fault.BLACK_HOLE)) {
                isDead = true;
                proxy.countHit();
            } else {
                out.write(bytes, 0, length);
            }
        });
    }

    void carryReplies() {
        if (server != null) {
            carry(server, client, this::reply);
        }
    }

    private void reply(OutputStream out, byte[] bytes, int length) throws IOException {
        Fault fault = isDead ? Fault.SWALLOW : proxy.fault().orSometimesNone();
        if (fault != Fault.NONE) {
            proxy.countHit();
        }
        switch (fault) {
            case NONE -> out.write(bytes, 0, length);
            case SWALLOW, BLACK_HOLE -> isDead = true;
            case CUT -> {
                out.write(bytes, 0, length / 2);
                close();
            }
            case DELAY -> {
                LockSupport.parkNanos(LATE.toNanos());
                out.write(bytes, 0, length);
            }
            case SLICE -> slice(out, bytes, length);
            case RESET -> {
                client.setSoLinger(true, 0);
                close();
            }
            case REFUSE -> close();
        }
    }

    private boolean is(Fault fault) {
        return proxy.fault() == fault;
    }

    private static void slice(OutputStream out, byte[] bytes, int length) throws IOException {
        for (int at = 0; at < length; at += PIECE_BYTES) {
            out.write(bytes, at, Math.min(PIECE_BYTES, length - at));
        }
    }

    @FunctionalInterface
    private interface Passage {
        void pass(OutputStream out, byte[] bytes, int length) throws IOException;
    }

    private void carry(Socket from, Socket to, Passage passage) {
        byte[] bytes = new byte[BUFFER_BYTES];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                passage.pass(out, bytes, length);
            }
        } catch (IOException e) {
            // one end is gone: so is the other
        }
        close();
    }

    void close() {
        close(client);
        if (server != null) {
            close(server);
        }
    }

    static void close(Closeable open) {
        try {
            open.close();
        } catch (IOException e) {
            // then it is closed
        }
    }
}
