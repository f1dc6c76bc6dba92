package org.presque.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;

/** A worker in a process of its own, so that it can be killed. What it has worked on it says at once. Thread-safe. */
final class MortalProcess implements AutoCloseable {
    private static final int CONCURRENCY = 2;
    private static final Duration TTR = Duration.ofSeconds(2);
    private static final int JOB_MILLIS = 15;

    private final Process process;
    private final Thread listener;

    private MortalProcess(Process process, Queue<String> heard) {
        this.process = process;
        this.listener = new Thread(() -> listen(process, heard), "listener");
        listener.start();
    }

    /** Starts one on the queue; each job that it is at the end of goes to those heard, as its id. */
    static MortalProcess start(URI server, String queue, Queue<String> heard) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
        List<String> command = List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-cp",
                classes,
                MortalProcess.class.getName(),
                server.toString(),
                queue);
        try {
            return new MortalProcess(
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start(),
                    heard);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The worker itself: it works until it is killed. */
    public static void main(String[] arguments) {
        Worker worker = Worker.of(job -> {
            Thread.sleep(JOB_MILLIS);
            System.out.println(job.id());
        });
        worker.from(arguments[0])
                .queues(arguments[1])
                .concurrency(CONCURRENCY)
                .ttr(TTR)
                .start();
    }

    private static void listen(Process process, Queue<String> heard) {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heard.add(line);
            }
        } catch (IOException e) {
            // it was killed
        }
    }

    /** Ends it with SIGKILL, wherever it is. */
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
