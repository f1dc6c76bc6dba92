package org.presque.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A class of the tests in a process of its own, so that it can be killed. Thread-safe. */
public final class MortalJvm implements AutoCloseable {
    private final Process process;
    private final Thread listener;

    private MortalJvm(Process process, Consumer<InputStream> listen) {
        this.process = process;
        this.listener = new Thread(() -> listen.accept(process.getInputStream()), "listener");
        listener.start();
    }

    /**
     * Starts one.
     *
     * @param main has the method
     * @param listen reads what it prints until that ends, on a thread of its own
     */
    public static MortalJvm start(Class<?> main, Consumer<InputStream> listen, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", "")),
                main.getName()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new MortalJvm(process, listen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it with SIGKILL, wherever it is, and returns when all that it had printed was read. */
    @Override
    public void close() {
        // By its handle: the process would close our end of the pipe too, with words in it.
        process.toHandle().destroyForcibly();
        try {
            process.waitFor();
            listener.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
