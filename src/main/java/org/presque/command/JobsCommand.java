package org.presque.command;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.presque.command.text.JsonLines;
import org.presque.worker.JobPage;
import org.presque.worker.JobQueue;
import org.presque.worker.JobState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jobs QUEUE}: what lies in a queue. */
@Command(
        name = "jobs",
        description = {"Prints jobs of a queue, a line of JSON each, in the order they are handed out. Takes none.", ""
        },
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {"", "Exit codes: 0 printed, 1 refused, 2 for a bad option, 69 if presque cannot be reached."})
final class JobsCommand implements Callable<Integer> {
    private static final int PAGE = 1000;

    @Parameters(index = "0", paramLabel = "QUEUE", description = "Name of the queue.")
    private String queue = "";

    @Option(names = "--state", paramLabel = "STATE", description = "ready, delayed, leased or dead (${DEFAULT-VALUE}).")
    private JobState state = JobState.READY;

    @Option(names = "--limit", paramLabel = "NUMBER", description = "How many at most (${DEFAULT-VALUE}).")
    private int limit = 50;

    @Mixin
    private Server server = new Server();

    private final PrintStream out;

    JobsCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        JobQueue there = server.queue(queue);
        int left = limit;
        Optional<String> after = Optional.empty();
        do {
            JobPage page = there.page(state, Math.min(left, PAGE), after);
            List<String> jobs = JsonLines.of(page.json(), "jobs");
            jobs.forEach(out::println);
            left -= jobs.size();
            after = page.next();
        } while (left > 0 && after.isPresent());
        return 0;
    }
}
