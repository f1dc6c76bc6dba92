package org.presque.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.presque.command.terminal.Table;
import org.presque.command.text.QueueStats;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stats [QUEUE]}: the numbers of a queue, or of all. */
@Command(
        name = "stats",
        description = {"Prints the numbers of a queue, or of all, as a table.", ""},
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {"", "Exit codes: 0 printed, 1 refused, 2 for a bad option, 69 if presque cannot be reached."})
final class StatsCommand implements Callable<Integer> {
    private static final List<String> NUMBERS = List.of("ready", "delayed", "leased", "dead", "processed", "failed");

    @Parameters(index = "0", arity = "0..1", paramLabel = "QUEUE", description = "Name of the queue; all if not said.")
    private @Nullable String queue;

    @Option(names = "--json", description = "Prints it as JSON, as GET /stats/ answers.")
    private boolean isJson;

    @Mixin
    private Server server = new Server();

    private final PrintStream out;

    StatsCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        String json =
                queue == null ? server.presque().stats() : server.queue(queue).stats();
        if (isJson) {
            out.println(json);
        } else {
            table(json).forEach(out::println);
        }
        return 0;
    }

    private static List<String> table(String json) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("QUEUE", NUMBERS.stream().map(String::toUpperCase).toList(), "OLDEST", ""));
        for (QueueStats stats : QueueStats.all(json)) {
            List<String> numbers = NUMBERS.stream()
                    .map(name -> String.valueOf(stats.number(name)))
                    .toList();
            rows.add(row(stats.name(), numbers, stats.oldest(), stats.isStopped() ? "stopped" : ""));
        }
        return Table.lines(rows);
    }

    private static List<String> row(String name, List<String> numbers, String oldest, String status) {
        List<String> row = new ArrayList<>(List.of(name));
        row.addAll(numbers);
        row.addAll(List.of(oldest, status));
        return row;
    }
}
