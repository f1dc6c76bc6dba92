package org.presque.contract.waiting;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URI;
import org.presque.testing.Answer;
import org.presque.testing.RawHttp;

/** A fetch that waits, on a connection of its own. Confined to one thread. */
final class Poll {

    private final RawHttp connection;

    /** @param path with the context */
    Poll(URI base, String path) {
        this.connection = new RawHttp(base);
        connection.write("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    void assertWaits() {
        assertFalse(connection.hasAnswer(), "answered already");
    }

    /** Its answer, once there is one. */
    Answer answer() {
        try (connection) {
            return connection.read();
        }
    }

    /** The client's system closes the connection: nobody reads any more. */
    void close() {
        connection.close();
    }

    /** The client's system says that there is no such connection. */
    void reset() {
        connection.reset();
    }
}
