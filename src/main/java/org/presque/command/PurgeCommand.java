package org.presque.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.presque.command.terminal.Refusal;
import org.presque.command.terminal.Terminal;
import org.presque.command.text.QueueStats;
import org.presque.worker.JobQueue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code purge QUEUE}: deletes a queue, after asking. */
@Command(
        name = "purge",
        description = {"Deletes a queue with all its jobs, counters and settings; asks before.", ""},
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Exit codes: 0 deleted, 1 if it is refused or the answer was no, 2 for a bad option or if there is nobody to ask,"
                    + " 69 if presque cannot be reached."
        })
final class PurgeCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "QUEUE", description = "Name of the queue.")
    private String queue = "";

    @Option(names = "--yes", description = "Does not ask.")
    private boolean isSure;

    @Mixin
    private Server server = new Server();

    private final PrintStream out;

    PurgeCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        JobQueue purged = server.queue(queue);
        if (!isSure && !Terminal.INPUT.isThere()) {
            throw server.usage("nobody to ask whether to delete " + queue + ": say --yes");
        }
        if (!isSure && !agrees(purged)) {
            throw new Refusal(queue + " was not deleted");
        }
        purged.purge();
        return 0;
    }

    private boolean agrees(JobQueue purged) throws IOException {
        QueueStats stats = QueueStats.of(purged.stats());
        out.printf("Delete %s with its %d jobs? Type yes: ", queue, stats.jobs());
        out.flush();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        return "yes".equals(in.readLine());
    }
}
