package org.presque.command.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.presque.worker.Job;

/**
 * A process that does one job: which it reads from its standard input, while what it writes goes where ours does. Confined to the
 * thread that waits for it.
 */
final class JobProcess {

    /** What a pipe holds at least: so much can be written before anybody reads. */
    private static final int PIPE_BYTES = 4096;

    /** What was written before the end is there at once; only what has left the group may hold the pipe open. */
    private static final Duration FOR_LAST_WORDS = Duration.ofSeconds(1);

    private final Process process;
    private final ProcessGroups groups;
    private final Tail errors = new Tail();
    private final FutureTask<Void> listening;

    /**
     * Starts it.
     *
     * @param errorOutput takes a copy of what it writes to standard error
     * @param helpers run what must not be waited for
     */
    JobProcess(Program program, Job job, ProcessGroups groups, PrintStream errorOutput, Executor helpers)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(groups.command(program)).redirectOutput(Redirect.INHERIT);
        Map<String, String> environment = builder.environment();
        environment.put("PRESQUE_QUEUE", job.queue());
        environment.put("PRESQUE_JOB", String.valueOf(job.id()));
        environment.put("PRESQUE_ATTEMPT", String.valueOf(job.attempt()));
        this.groups = groups;
        this.process = builder.start();
        groups.began(process);
        this.listening = new FutureTask<>(() -> listen(errorOutput), null);
        try {
            helpers.execute(listening);
            feed(job.text().getBytes(StandardCharsets.UTF_8), helpers);
        } catch (RuntimeException | Error e) {
            groups.end(process); // No thread can be had, so the job fails; nobody must be at it then.
            throw e;
        }
    }

    private void feed(byte[] job, Executor helpers) {
        if (job.length <= PIPE_BYTES) {
            feed(job);
        } else {
            helpers.execute(() -> feed(job));
        }
    }

    private void feed(byte[] job) {
        try (OutputStream input = process.getOutputStream()) {
            input.write(job);
        } catch (IOException e) {
            return; // It has ended without reading to the end, which it may.
        }
    }

    private void listen(PrintStream errorOutput) {
        byte[] buffer = new byte[8192];
        try (InputStream output = process.getErrorStream()) {
            for (int length = output.read(buffer); length >= 0; length = output.read(buffer)) {
                errors.add(buffer, length);
                errorOutput.write(buffer, 0, length);
                errorOutput.flush();
            }
        } catch (IOException e) {
            return; // Closed below us.
        }
    }

    /**
     * Waits until it ends, and kills all that is left of it.
     *
     * @param longest how long it may take, if there is a limit
     * @return its exit code; empty if it was killed since it took longer
     */
    Optional<Integer> await(Optional<Duration> longest) throws InterruptedException {
        try {
            if (longest.isEmpty()) {
                return Optional.of(process.waitFor());
            }
            boolean isInTime = process.waitFor(longest.get().toMillis(), TimeUnit.MILLISECONDS);
            return isInTime ? Optional.of(process.exitValue()) : Optional.empty();
        } finally {
            groups.end(process);
        }
    }

    /** The last of what it wrote to standard error. To be asked after its end. */
    String lastWords() throws InterruptedException {
        try {
            listening.get(FOR_LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return errors.text(); // As far as it is known.
        }
        return errors.text();
    }
}
