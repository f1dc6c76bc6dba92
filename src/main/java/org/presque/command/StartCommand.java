package org.presque.command;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code start QUEUE...}. */
@Command(
        name = "start",
        description = {"Starts queues that were stopped.", ""},
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {"", "Exit codes: 0 started, 1 refused, 2 for a bad option, 69 if presque cannot be reached."})
final class StartCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "QUEUE", description = "Names of queues.")
    private List<String> queues = List.of();

    @Mixin
    private Server server = new Server();

    @Override
    public Integer call() {
        queues.forEach(queue -> server.queue(queue).start());
        return 0;
    }
}
