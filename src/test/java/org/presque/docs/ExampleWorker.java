package org.presque.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A worker of {@code examples/} as a process. What it prints stays in a pipe until it is read. Killed when closed. */
final class ExampleWorker implements AutoCloseable {
    private static final int LIMIT_SECONDS = 30;

    private final Process process;
    private final Path log;

    private ExampleWorker(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it with this flag, if it is not empty, at the queues; its log goes into the folder. */
    static ExampleWorker start(Language language, Path folder, String flag, URI base, String queues) {
        List<String> arguments = new ArrayList<>(flag.isEmpty() ? List.of() : List.of(flag));
        arguments.addAll(List.of(base.toString(), queues));
        try {
            Path log = Files.createTempFile(folder, "worker", ".log");
            ProcessBuilder builder = new ProcessBuilder(language.command(arguments)).redirectError(log.toFile());
            // Python without buffers cuts what it prints when a signal comes in the middle.
            builder.environment().remove("PYTHONUNBUFFERED");
            return new ExampleWorker(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to stop, as {@code kill} does. */
    void terminate() {
        process.toHandle().destroy(); // Process.destroy would close the pipe that we read from
    }

    /** Reads what it prints until it ends, and gives all of it. */
    String printed() throws Exception {
        FutureTask<byte[]> reading = new FutureTask<>(process.getInputStream()::readAllBytes);
        Thread reader = new Thread(reading, "reader");
        reader.setDaemon(true); // A read from a pipe cannot be interrupted.
        reader.start();
        return new String(reading.get(LIMIT_SECONDS, TimeUnit.SECONDS), StandardCharsets.UTF_8);
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end: " + log());
        }
        return process.exitValue();
    }

    String log() {
        try {
            return Files.readString(log);
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
