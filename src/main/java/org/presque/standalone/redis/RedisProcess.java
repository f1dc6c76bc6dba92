package org.presque.standalone.redis;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * One run of a Redis server that cannot outlive us. Thread-safe.
 *
 * <p>How: we hold the writing end of a pipe. A shell starts a watcher that reads the other end, and then becomes the
 * server. When the pipe closes without a word, by {@link #stop} or because our process is gone however it went, the
 * watcher asks the server to end, which flushes its log. When the server ended first, we say a word, so that the watcher
 * leaves alone whoever has the number of that process by then. The server has a session of its own, or a Ctrl-C on our
 * terminal would end it before the requests under way are answered.
 */
final class RedisProcess {
    private static final String SHELL = """
            exec 3<&0
            ( ( read -r word || kill -TERM $$ ) <&3 >/dev/null 2>&1 & )
            exec "$@" 3<&- </dev/null
            """;
    private static final String PERL_SETSID = "use POSIX; POSIX::setsid(); exec @ARGV or exit 127";
    private static final Duration SHORTEST_POLL = Duration.ofMillis(5);
    // A big log loads for minutes, and each look costs the system a port for a while.
    private static final Duration LONGEST_POLL = Duration.ofMillis(250);
    private static final int SECONDS_TO_END = 30;

    private final Process process;
    private final Path log;

    private RedisProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static RedisProcess start(RedisProgram program, Path configuration, Path log) {
        List<String> command = new ArrayList<>(ownSession());
        command.addAll(List.of("/bin/sh", "-c", SHELL, "presque", program.path().toString(), configuration.toString()));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new RedisProcess(process, log);
        } catch (IOException e) {
            throw new RedisFailure("cannot run %s: %s".formatted(program, e.getMessage()), e);
        }
    }

    private static List<String> ownSession() {
        // macOS has no setsid, but a perl.
        return installed("setsid")
                .map(setsid -> List.of(setsid))
                .or(() -> installed("perl").map(perl -> List.of(perl, "-e", PERL_SETSID)))
                .orElse(List.of());
    }

    private static Optional<String> installed(String name) {
        return Stream.of("/usr/bin", "/bin")
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /**
     * Returns once the server has its data in memory, however long that takes it.
     *
     * @throws RedisFailure if it ends instead, or nobody wants it any more
     */
    void awaitReady(RedisAddress address, BooleanSupplier unwanted) {
        long pause = SHORTEST_POLL.toNanos();
        while (!address.isReady()) {
            if (!process.isAlive()) {
                throw new RedisFailure("Redis ended at its start: " + lastWords());
            }
            if (unwanted.getAsBoolean()) {
                throw new RedisFailure("Redis was ended at its start");
            }
            LockSupport.parkNanos(pause);
            pause = Math.min(2 * pause, LONGEST_POLL.toNanos());
        }
    }

    /** Waits until it has ended, and gives its exit code. */
    int awaitEnd() throws InterruptedException {
        int code = process.waitFor();
        sayAWord();
        return code;
    }

    private void sayAWord() {
        try (OutputStream pipe = process.getOutputStream()) {
            pipe.write("gone\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return; // The watcher is gone too.
        }
    }

    /** Has it flush its log and end; one that does not is killed. */
    void stop() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
        }
    }

    long pid() {
        return process.pid();
    }

    /** The last warning it wrote, else its last line. */
    String lastWords() {
        try {
            List<String> lines =
                    Files.readAllLines(log).stream().filter(l -> !l.isBlank()).toList();
            Optional<String> warning =
                    lines.stream().filter(l -> l.contains(" # ")).reduce((a, b) -> b);
            String line = warning.or(() -> lines.stream().reduce((a, b) -> b)).orElse("no word of why");
            return line.replaceFirst("^\\d+:\\w .{0,40}? [#*.-] ", "");
        } catch (IOException e) {
            return "see " + log;
        }
    }
}
