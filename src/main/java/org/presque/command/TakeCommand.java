package org.presque.command;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.presque.command.terminal.Refusal;
import org.presque.worker.Job;
import org.presque.worker.Presque;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code take QUEUE...}: takes a job and prints it. */
@Command(
        name = "take",
        description = {"Takes a job of the first of these queues that has one, and prints it.", ""},
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "The job is gone then, unless it was leased: with --ttr its queue, number, attempt and the token of the lease"
                    + " are told on standard error, and it comes again when the time is over.",
            "",
            "Exit codes: 0 for a job, 1 if there is none or it is refused, 2 for a bad option, 69 if presque cannot be"
                    + " reached."
        })
final class TakeCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "QUEUE", description = "Names of queues, the first before the others.")
    private List<String> queues = List.of();

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            description = "How long to wait for one, up to a minute (not at all).")
    private Duration wait = Duration.ZERO;

    @Option(names = "--ttr", paramLabel = "DURATION", description = "Leases it for so long, from a second to a day.")
    private @Nullable Duration ttr;

    @Mixin
    private Server server = new Server();

    private final PrintStream out;

    TakeCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        Presque presque = server.presque();
        Optional<Job> job = ttr == null ? presque.take(queues, wait) : presque.lease(queues, wait, ttr);
        Job taken = job.orElseThrow(() -> new Refusal("no job"));
        out.println(taken.text());
        if (out.checkError()) {
            throw new Refusal("cannot write the job to standard output; it is " + taken.text());
        }
        taken.lease().ifPresent(lease -> tell(taken, lease));
        return 0;
    }

    private void tell(Job job, String lease) {
        server.err().println("presque: leased %s, attempt %d, lease %s".formatted(job, job.attempt(), lease));
    }
}
