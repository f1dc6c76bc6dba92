package org.presque.standalone.redis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Port and password of a Redis on the loopback interface. Immutable; its text hides the password. */
public record RedisAddress(int port, String password) {
    private static final int LOWEST_PORT = 20_000;
    // Above it systems pick ports for outgoing connections: a client trying in vain could take a dead Redis's port.
    private static final int HIGHEST_PORT = 30_000;
    private static final int PASSWORD_BYTES = 32;
    private static final int PING_MILLIS = 1_000;

    /** A free port and a random password. */
    static RedisAddress random() {
        SecureRandom random = new SecureRandom();
        byte[] password = new byte[PASSWORD_BYTES];
        random.nextBytes(password);
        return new RedisAddress(freePort(random), HexFormat.of().formatHex(password));
    }

    private static int freePort(RandomGenerator random) {
        return random.ints(LOWEST_PORT, HIGHEST_PORT)
                .limit(HIGHEST_PORT - LOWEST_PORT)
                .filter(RedisAddress::isFree)
                .findFirst()
                .orElseThrow(() -> new RedisFailure(
                        "no free port between %d and %d for Redis".formatted(LOWEST_PORT, HIGHEST_PORT)));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(here(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static InetSocketAddress here(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Whether it answers and has its data in memory. */
    boolean isReady() {
        try (Socket socket = new Socket()) {
            socket.connect(here(port), PING_MILLIS);
            socket.setSoTimeout(PING_MILLIS);
            return isReady(socket);
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isReady(Socket socket) throws IOException {
        String commands = "AUTH %s\r\nPING\r\n".formatted(password);
        socket.getOutputStream().write(commands.getBytes(StandardCharsets.US_ASCII));
        var replies = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        return "+OK".equals(replies.readLine()) && "+PONG".equals(replies.readLine());
    }

    @Override
    public String toString() {
        return "127.0.0.1:" + port;
    }
}
