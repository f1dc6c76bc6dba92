package org.presque.command;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.presque.command.terminal.Progress;
import org.presque.command.terminal.Refusal;
import org.presque.command.terminal.Terminal;
import org.presque.command.text.Lines;
import org.presque.worker.JobQueue;
import org.presque.worker.PresqueException;
import org.presque.worker.PutOptions;

/** Puts the jobs of an NDJSON file, and shows on a terminal how far it is. Confined. */
final class FileOfJobs {
    private final JobQueue queue;
    private final PutOptions options;
    private final PrintStream out;
    // On a terminal nobody reads a million numbers.
    private final boolean areNumbersPrinted = !Terminal.OUTPUT.isThere();

    FileOfJobs(JobQueue queue, PutOptions options, PrintStream out) {
        this.queue = queue;
        this.options = options;
        this.out = out;
    }

    void putAll(Path file) throws IOException {
        try (FileInputStream input = new FileInputStream(file.toFile())) {
            putAll(input, input.getChannel());
        } catch (FileNotFoundException e) {
            throw new Refusal("cannot read " + e.getMessage());
        }
    }

    void putAll(InputStream input) throws IOException {
        putAll(input, null);
    }

    private void putAll(InputStream input, @Nullable FileChannel file) throws IOException {
        Progress progress = new Progress(System.err, Terminal.ERROR.isThere(), file == null ? 0 : file.size());
        try (Lines lines = new Lines(input)) {
            putAll(lines, file, progress);
        } finally {
            progress.end();
        }
    }

    private void putAll(Lines lines, @Nullable FileChannel file, Progress progress) {
        try {
            queue.putAll(lines, options, numbers -> {
                lines.stored(numbers.size());
                print(numbers);
                progress.show(position(file), numbers.size());
            });
        } catch (PresqueException e) {
            String later = e.isPerhapsDone() ? "perhaps later ones, too" : "no later ones";
            throw Refusal.of(e).after("all jobs up to line %d are stored, %s".formatted(lines.lastStored(), later));
        }
    }

    private void print(List<Long> numbers) {
        if (areNumbersPrinted) {
            numbers.forEach(out::println);
        }
    }

    private static long position(@Nullable FileChannel file) {
        try {
            return file == null ? 0 : file.position();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
