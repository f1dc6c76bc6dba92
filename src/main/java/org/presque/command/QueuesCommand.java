package org.presque.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.presque.worker.JobQueue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What is done to each of some queues that are named. */
@Command(sortOptions = false, usageHelpAutoWidth = true)
abstract class QueuesCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "QUEUE", description = "Names of queues.")
    private List<String> queues = List.of();

    @Mixin
    private Server server = new Server();

    abstract void apply(JobQueue queue);

    @Override
    public Integer call() {
        queues.forEach(queue -> apply(server.queue(queue)));
        return 0;
    }

    /** {@code start QUEUE...}. */
    @Command(
            name = "start",
            description = {"Starts queues that were stopped.", ""},
            footer = {"", "Exit codes: 0 started, 1 refused, 2 for a bad option, 69 if presque cannot be reached."})
    static final class Start extends QueuesCommand {
        @Override
        void apply(JobQueue queue) {
            queue.start();
        }
    }

    /** {@code stop QUEUE...}. */
    @Command(
            name = "stop",
            description = {"Stops queues: they take jobs in and give none out.", ""},
            footer = {"", "Exit codes: 0 stopped, 1 refused, 2 for a bad option, 69 if presque cannot be reached."})
    static final class Stop extends QueuesCommand {
        @Override
        void apply(JobQueue queue) {
            queue.stop();
        }
    }
}
