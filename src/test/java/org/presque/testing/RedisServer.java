package org.presque.testing;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.SafeEncoder;

/**
 * A real Redis of a test's own: one process on a free port of loopback, its data in a temporary folder. It can be killed,
 * paused, and started again on the same port with the same data; by default it writes nothing to disk, so a kill forgets
 * everything. Confined to one thread; {@link #close} (or the end of the JVM) ends it and removes its data. Use it as
 *
 * <pre>{@code @AutoClose
 * private static final RedisServer REDIS = RedisServer.start();}</pre>
 */
public final class RedisServer implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    // Every test waits for this, and a server is there after some 20 ms.
    private static final Duration FINE = Duration.ofMillis(5);
    private static final int PORT_TRIES = 5;

    private final Path folder;
    private final String password;
    private final List<String> arguments;
    private int port;
    private @Nullable Process process;
    private @Nullable Process guard;

    private RedisServer(String password, List<String> arguments) {
        this.folder = temporaryFolder();
        this.password = password;
        this.arguments = List.copyOf(arguments);
    }

    /** Starts one; {@code arguments} such as {@code "--appendonly", "yes"} come after ours and win over them. */
    public static RedisServer start(String... arguments) {
        return startOnSomePort(new RedisServer("", List.of(arguments)));
    }

    /** Starts one that asks for this password. */
    public static RedisServer startWithPassword(String password, String... arguments) {
        return startOnSomePort(new RedisServer(password, List.of(arguments)));
    }

    // The port may be taken by someone else between being found free and being bound.
    private static RedisServer startOnSomePort(RedisServer server) {
        for (int i = 1; ; i++) {
            server.port = FreePort.find();
            try {
                server.restart();
                return server;
            } catch (IllegalStateException e) {
                if (i == PORT_TRIES) {
                    server.close();
                    throw e;
                }
            }
        }
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return port;
    }

    /** The password to log in with; empty for none. */
    /** What makes a presque use it, as the beginning of its settings. */
    public String settings() {
        return "redis:\n  host: %s\n  port: %d\n".formatted(host(), port());
    }

    public String password() {
        return password;
    }

    /** Where its data and its log are. */
    public Path folder() {
        return folder;
    }

    /** Starts it again after {@link #stop} or {@link #kill}, on the same port, over the same data; returns once it answers. */
    public void restart() {
        Process started = launch();
        process = started;
        guard = guard(started);
        waitUntil(() -> !started.isAlive() || isReady());
        if (!started.isAlive()) {
            throw new IllegalStateException("redis-server ended at once: " + log());
        }
    }

    /** Ends it in an orderly way, as an operator would. */
    public void stop() {
        end(false);
    }

    /** Ends it with SIGKILL: whatever was not on disk is lost. */
    public void kill() {
        end(true);
    }

    /** Halts it with SIGSTOP: the kernel goes on to accept connections and bytes, nothing is answered. */
    public void pause() {
        signal("-STOP");
    }

    /** Lets it go on after {@link #pause}. */
    public void resume() {
        signal("-CONT");
    }

    /**
     * Sends one command on a connection of its own, such as {@code command("CONFIG", "SET", "maxmemory", "2mb")}.
     *
     * @return the reply: text, a {@code Long}, a list of these, or null
     * @throws JedisException if Redis is away or answers with an error
     */
    public @Nullable Object command(String... words) {
        try (Connection connection = new Connection(host(), port)) {
            if (!password.isEmpty()) {
                connection.executeCommand(arguments("AUTH", password));
            }
            return SafeEncoder.encodeObject(connection.executeCommand(arguments(words)));
        }
    }

    private static CommandArguments arguments(String... words) {
        CommandArguments arguments = new CommandArguments(() -> SafeEncoder.encode(words[0]));
        for (int i = 1; i < words.length; i++) {
            arguments.add(words[i]);
        }
        return arguments;
    }

    @Override
    public void close() {
        Process last = process;
        if (last != null && last.isAlive()) {
            kill();
        }
        deleteFolder();
    }

    private Process launch() {
        List<String> command = new ArrayList<>(List.of(RedisBinary.path().toString()));
        command.addAll(List.of("--port", String.valueOf(port), "--bind", host(), "--dir", folder.toString()));
        command.addAll(List.of("--save", "", "--appendonly", "no"));
        if (!password.isEmpty()) {
            command.addAll(List.of("--requirepass", password));
        }
        command.addAll(arguments);
        return start(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile())));
    }

    private boolean isReady() {
        try {
            return "PONG".equals(command("PING"));
        } catch (JedisException e) {
            return false;
        }
    }

    /** Ends Redis when this JVM ends, however it does: its end of the pipe is closed then. */
    private static Process guard(Process guarded) {
        return start(new ProcessBuilder("sh", "-c", "read line; kill -9 $0", String.valueOf(guarded.pid())));
    }

    private static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void end(boolean forcibly) {
        Process running = running();
        if (guard != null) {
            guard.destroy();
        }
        if (forcibly) {
            running.destroyForcibly();
        } else {
            running.destroy();
        }
        waitUntil(() -> !running.isAlive());
    }

    private void signal(String signal) {
        try {
            int code = start(new ProcessBuilder(
                            "kill", signal, String.valueOf(running().pid())))
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill " + signal + " failed with " + code);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process running() {
        Process last = process;
        if (last == null || !last.isAlive()) {
            throw new IllegalStateException("redis-server is not running");
        }
        return last;
    }

    private static void waitUntil(Callable<Boolean> condition) {
        await().atMost(START_LIMIT).pollDelay(Duration.ZERO).pollInterval(FINE).until(condition);
    }

    private File logFile() {
        return folder.resolve("redis.log").toFile();
    }

    private String log() {
        try {
            return Files.readString(logFile().toPath());
        } catch (IOException e) {
            return "no log: " + e.getMessage();
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("presque-redis-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void deleteFolder() {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
