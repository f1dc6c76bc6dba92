package org.presque.command;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.presque.standalone.PresqueProcess;

/** A command of the built WAR as a process in a folder. Killed when closed, with what it has started. */
final class CommandProcess implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** What came of a command that has ended. */
    record Outcome(int exitCode, String out, String err) {}

    private final Process process;
    private final Path out;
    private final Path err;

    private CommandProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** The command line that starts it. */
    static List<String> command(Path folder, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // A short program has no use for the better compiler.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + folder));
        command.addAll(List.of("-jar", PresqueProcess.builtWar().toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    static CommandProcess start(Path folder, URI server, String... arguments) {
        return run(folder, server, command(folder, arguments));
    }

    static CommandProcess run(Path folder, URI server, List<String> command) {
        try {
            Path out = Files.createTempFile(folder, "out", ".txt");
            Path err = Files.createTempFile(folder, "err", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().put("PRESQUE_URL", server.toString());
            builder.environment().put("LC_ALL", "C.UTF-8");
            return new CommandProcess(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives it this to read, and waits until it ends. */
    Outcome given(String input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return outcome();
    }

    Outcome outcome() {
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("it does not end: " + read(out) + err());
            }
            return new Outcome(process.exitValue(), read(out), err());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until it has written this to its standard error. */
    void awaitSaid(String text) {
        await().atMost(LIMIT).until(this::err, said -> said.contains(text));
    }

    String err() {
        return read(err);
    }

    /** As {@code kill} does. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** As {@code kill -9} does: itself, but nothing that it has started. */
    void kill() {
        process.toHandle().destroyForcibly();
        outcome();
    }

    /** The processes that it runs for its jobs, and what else it has. */
    List<ProcessHandle> children() {
        return process.children().toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList()
                .forEach(ProcessHandle::destroyForcibly);
    }
}
