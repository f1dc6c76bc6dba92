package org.presque.command;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.presque.command.terminal.Refusal;
import org.presque.worker.JobQueue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code retry QUEUE [ID]}: makes dead jobs ready, or one that is dead or delayed. */
@Command(
        name = "retry",
        description = {"Makes dead jobs ready, with all their tries; or one job, dead or delayed. Prints how many.", ""
        },
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Exit codes: 0 done, 1 if it is refused or there is no such job, 2 for a bad option, 69 if presque cannot be"
                    + " reached."
        })
final class RetryCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "QUEUE", description = "Name of the queue.")
    private String queue = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "ID",
            description = "Number of the job; all dead ones if not said.")
    private @Nullable Long id;

    @Mixin
    private Server server = new Server();

    private final PrintStream out;

    RetryCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        out.println(id == null ? server.queue(queue).revive() : retry(server.queue(queue), id));
        return 0;
    }

    private static long retry(JobQueue queue, long id) {
        if (!queue.makeReady(id)) {
            throw new Refusal("no such job: " + queue.name() + "/" + id);
        }
        return 1;
    }
}
