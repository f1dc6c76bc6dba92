package org.presque.testing;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

class RedisServerIT {
    @Test
    void answersCommands() {
        try (RedisServer redis = RedisServer.start()) {
            assertEquals("OK", redis.command("SET", "key", "värde"));
            assertEquals("värde", redis.command("GET", "key"));
        }
    }

    @Test
    void forgetsEverythingWhenKilled() {
        try (RedisServer redis = RedisServer.start()) {
            redis.command("SET", "key", "value");

            redis.kill();
            assertThrows(JedisConnectionException.class, () -> redis.command("GET", "key"));

            redis.restart();
            assertNull(redis.command("GET", "key"));
        }
    }

    @Test
    void keepsItsDataOverAKillWhenItsArgumentsSaySo() {
        try (RedisServer redis = RedisServer.start("--appendonly", "yes", "--appendfsync", "always")) {
            redis.command("SET", "key", "value");

            redis.kill();
            redis.restart();

            assertEquals("value", redis.command("GET", "key"));
        }
    }

    @Test
    void acceptsButDoesNotAnswerWhilePaused() throws IOException {
        try (RedisServer redis = RedisServer.start();
                Socket socket = new Socket()) {
            redis.pause();
            socket.connect(new InetSocketAddress(redis.host(), redis.port()));
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(50);
            assertThrows(
                    SocketTimeoutException.class, () -> socket.getInputStream().read());

            redis.resume();
            socket.setSoTimeout(5_000);
            assertEquals('+', socket.getInputStream().read());
        }
    }

    @Test
    void asksForItsPassword() {
        try (RedisServer redis = RedisServer.startWithPassword("secret");
                var stranger = new Connection(redis.host(), redis.port())) {
            stranger.sendCommand(Protocol.Command.PING);
            assertThrows(JedisDataException.class, stranger::getOne);
            assertEquals("PONG", redis.command("PING"));
        }
    }

    @Test
    void leavesNothingBehind() {
        RedisServer redis = RedisServer.start();
        Path folder = redis.folder();

        redis.close();

        assertFalse(Files.exists(folder));
    }

    @Test
    void endsWithTheProcessThatStartedItHoweverThatEnds() throws IOException {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int port = Integer.parseInt(holder.inputReader().readLine());

        holder.destroyForcibly();

        await().atMost(Duration.ofSeconds(10)).until(() -> !isListening(port));
    }

    private static boolean isListening(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** A process that holds a Redis until it is killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            System.out.println(RedisServer.start().port());
            System.in.read();
        }
    }
}
