package org.presque.command;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.presque.command.process.ProcessWorker;
import org.presque.command.process.Program;
import org.presque.command.process.Signals;
import org.presque.command.terminal.StandardErrorLog;
import org.presque.worker.Worker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code worker --queue QUEUE -- COMMAND}: runs a process for each job. */
@Command(
        name = "worker",
        description = {"Runs a command for each job of the queues, the first that has one.", ""},
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "The command reads the job from its standard input, and PRESQUE_QUEUE, PRESQUE_JOB and PRESQUE_ATTEMPT say which"
                    + " it is. If it ends with 0 the job is done; with any other code it is put back and tried again, with"
                    + " the last of what it wrote to standard error as its error. 75 says that it cannot be done now: with"
                    + " --plain too it is put back then, where other failures are only logged.",
            "",
            "A lease is extended for as long as the command runs. When its time is over, its lease is lost or the worker is"
                    + " stopped, it is killed with all its children; so is what it leaves running when it ends.",
            "",
            "TERM or Ctrl-C lets the jobs at hand be finished; the second one puts them back at once.",
            "",
            "Exit codes: 0 when it was stopped, 1 if it is refused, 2 for a bad option or a command that is not there. While"
                    + " presque is away it waits."
        })
final class WorkerCommand implements Callable<Integer> {

    /** As good as for ever: jobs at hand are finished, however long they take. */
    private static final Duration UNTIL_DONE = Duration.ofDays(3650);

    @Option(
            names = "--queue",
            required = true,
            paramLabel = "QUEUE",
            description = "Name of a queue; several for more, the first before the others.")
    private List<String> queues = List.of();

    @Option(names = "--concurrency", paramLabel = "NUMBER", description = "How many jobs at a time (${DEFAULT-VALUE}).")
    private int concurrency = 1;

    @Option(
            names = "--ttr",
            paramLabel = "DURATION",
            description =
                    "How long a lease is before it is extended: so long a job waits for another worker if this one"
                            + " dies (1m).")
    private Duration ttr = Duration.ofMinutes(1);

    @Option(
            names = "--plain",
            description = "Takes jobs without leases: each is gone with whatever happens to its command.")
    private boolean isPlain;

    @Option(
            names = "--time",
            paramLabel = "DURATION",
            description = "How long the command may take for a job (no limit).")
    private @Nullable Duration time;

    @Mixin
    private Server server = new Server();

    @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "The command and its arguments, behind --.")
    private List<String> command = List.of();

    private final Consumer<Runnable> atExit;
    private final AtomicBoolean isStopping = new AtomicBoolean();

    WorkerCommand(Consumer<Runnable> atExit) {
        this.atExit = atExit;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Program program = new Program(command);
        program.fault().ifPresent(fault -> {
            throw server.usage("cannot run the command: " + fault);
        });
        StandardErrorLog.install(server.err());
        ProcessWorker worker = new ProcessWorker(program, server.presque(), Optional.ofNullable(time), System.err);
        try {
            begin(worker);
            worker.join();
        } finally {
            worker.dispose();
        }
        return 0;
    }

    private void begin(Worker worker) {
        worker.queues(queues.toArray(String[]::new)).concurrency(concurrency).ttr(ttr);
        if (isPlain) {
            worker.plain();
        }
        atExit.accept(() -> worker.stop(Duration.ZERO)); // For other ends than by the signals below.
        if (!Signals.eachRuns(() -> stop(worker))) {
            atExit.accept(() -> worker.stop(UNTIL_DONE));
        }
        try {
            worker.start();
        } catch (IllegalArgumentException e) {
            throw server.usage(String.valueOf(e.getMessage()));
        }
        if (isStopping.get()) { // it was told so before there was anything to stop
            worker.stop(UNTIL_DONE);
        }
    }

    private void stop(Worker worker) {
        if (isStopping.getAndSet(true)) {
            worker.stop(Duration.ZERO);
        } else {
            server.err().println("presque: finishes the jobs at hand; another TERM or Ctrl-C puts them back");
            worker.stop(UNTIL_DONE);
        }
    }
}
