package org.presque.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.presque.command.terminal.Refusal;
import org.presque.command.terminal.Terminal;
import org.presque.worker.JobQueue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code put QUEUE [JSON|-]}: puts a job, or all of a file. */
@Command(
        name = "put",
        description = {"Puts a job, or all jobs of a file, and prints their numbers in the queue.", ""},
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Each is stored once, however often it had to be sent. Of a file, 1,000 jobs at a time are stored together.",
            "",
            "Exit codes: 0 stored, 1 refused, 2 for a bad option, 69 if presque cannot be reached."
        })
final class PutCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    @Parameters(index = "0", paramLabel = "QUEUE", description = "Name of the queue.")
    private String queue = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "JSON",
            description = "The job; - or nothing reads it from standard input.")
    private @Nullable String json;

    @Option(
            names = "--ndjson",
            paramLabel = "FILE",
            description = "Puts a job for each line of the file, - for standard input.")
    private @Nullable String file;

    @Mixin
    private Options options = new Options();

    @Mixin
    private Server server = new Server();

    private final PrintStream out;

    PutCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        JobQueue there = server.queue(queue);
        if (file == null) {
            out.println(there.put(job(), options.values()));
            return 0;
        }
        if (json != null) {
            throw server.usage("give either a job or --ndjson");
        }
        if (options.hasKey()) {
            throw server.usage("--uniq is for one job, not for a file of them");
        }
        FileOfJobs jobs = new FileOfJobs(there, options.values(), out);
        if (file.equals(STANDARD_INPUT)) {
            jobs.putAll(System.in);
        } else {
            jobs.putAll(Path.of(file));
        }
        return 0;
    }

    private String job() throws IOException {
        if (json != null && !json.equals(STANDARD_INPUT)) {
            return readable(json);
        }
        if (json == null && Terminal.INPUT.isThere()) {
            throw server.usage("give the job as JSON, or - to type it");
        }
        try {
            byte[] bytes = System.in.readAllBytes();
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refusal("standard input is not UTF-8");
        }
    }

    /** Java reads arguments as the terminal's language has them, and puts this sign in place of what that does not have. */
    private String readable(String argument) {
        if (argument.indexOf('\uFFFD') >= 0) {
            throw server.usage(
                    "the job has signs that LANG or LC_ALL does not have; set that to C.UTF-8, or give the job on"
                            + " standard input");
        }
        return argument;
    }
}
