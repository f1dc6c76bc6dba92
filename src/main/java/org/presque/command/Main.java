package org.presque.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.presque.command.terminal.Refusal;
import org.presque.command.text.Durations;
import org.presque.worker.PresqueException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;

/** The command line of a client. The launcher comes here when the first argument is no option. */
public final class Main {

    /** Only the parent of the commands: without one it is the server that is meant, which another class starts. */
    @Command(name = "presque", mixinStandardHelpOptions = true)
    private static final class Root {}

    private static final List<String> NAMES =
            List.of("put", "take", "worker", "stats", "jobs", "retry", "stop", "start", "purge");

    private static final List<String> HELP = List.of("-h", "--help");

    private Main() {}

    /**
     * Runs the command that the arguments say; the launcher calls this by its name.
     *
     * @param war the file that was started
     * @param unpacked the folder that these classes were unpacked into
     * @param atExit takes what is to be done when the process ends, the last first
     * @return the exit code
     */
    public static int run(Path war, Path unpacked, Consumer<Runnable> atExit, String[] args) {
        PrintStream out = stream(FileDescriptor.out);
        PrintWriter err = new PrintWriter(stream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        CommandLine line = new CommandLine(new Root());
        // To look at all of them takes as long as to do one.
        List<String> named = NAMES.contains(args[0]) ? List.of(args[0]) : NAMES;
        named.forEach(name -> line.addSubcommand(command(name, out, atExit)));
        return prepared(line)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(err)
                .execute(args);
    }

    // Jobs are UTF-8, whatever the terminal's language is.
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /**
     * All commands, as sub-commands for a command line; for its help, if not for more.
     *
     * @param args none are given where the arguments ask for neither: to look at all takes longer than to parse what is there
     */
    public static List<CommandLine> commands(PrintStream out, Consumer<Runnable> atExit, String[] args) {
        boolean isAsked = Stream.of(args).anyMatch(arg -> HELP.contains(arg) || NAMES.contains(arg));
        return isAsked ? NAMES.stream().map(name -> command(name, out, atExit)).toList() : List.of();
    }

    private static CommandLine command(String name, PrintStream out, Consumer<Runnable> atExit) {
        Object command =
                switch (name) {
                    case "put" -> new PutCommand(out);
                    case "take" -> new TakeCommand(out);
                    case "worker" -> new WorkerCommand(atExit);
                    case "stats" -> new StatsCommand(out);
                    case "jobs" -> new JobsCommand(out);
                    case "retry" -> new RetryCommand(out);
                    case "stop" -> new QueuesCommand.Stop();
                    case "start" -> new QueuesCommand.Start();
                    case "purge" -> new PurgeCommand(out);
                    default -> throw new IllegalArgumentException(name);
                };
        // What stands behind the name of a worker's command is for that.
        return prepared(new CommandLine(command)).setStopAtPositional(command instanceof WorkerCommand);
    }

    private static CommandLine prepared(CommandLine line) {
        return line.registerConverter(Duration.class, Durations::parse)
                .setParameterExceptionHandler(Main::refuse)
                .setExecutionExceptionHandler((failure, command, parsed) -> fail(failure, command))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false); // what begins with @ may be a job, or meant for a worker's command
    }

    private static int refuse(ParameterException refusal, String[] args) {
        CommandLine command = refusal.getCommandLine();
        String help = command.getCommandSpec().qualifiedName(" ").replaceFirst("^presque", "java -jar presque.war");
        command.getErr().println("presque: %s; see %s --help".formatted(refusal.getMessage(), help));
        return ExitCode.USAGE;
    }

    private static int fail(Exception failure, CommandLine command) throws Exception {
        if (failure instanceof PresqueException fault) {
            return fail(Refusal.of(fault), command);
        }
        if (failure instanceof Refusal refusal) {
            command.getErr().println("presque: " + refusal.getMessage());
            return refusal.exitCode();
        }
        throw failure;
    }
}
