package org.presque.command;

import java.io.PrintWriter;
import java.time.Duration;
import org.presque.worker.JobQueue;
import org.presque.worker.Presque;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command: which presque is meant, and how long it may be away. */
final class Server {

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:PRESQUE_URL:-http://localhost:5000}",
            description = "Where presque is (the environment's PRESQUE_URL, else http://localhost:5000).")
    private String url = "";

    @Option(
            names = "--patience",
            paramLabel = "DURATION",
            defaultValue = "5s",
            description = "How long to go on asking while it is away (${DEFAULT-VALUE}).")
    private Duration patience = Duration.ZERO;

    // Picocli looks at it by itself.
    @SuppressWarnings("unused")
    @Option(names = "--help", usageHelp = true, description = "Show this help message and exit.")
    private boolean isHelp;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    Presque presque() {
        try {
            return Presque.at(url).withPatience(patience);
        } catch (IllegalArgumentException e) {
            throw usage("invalid URL: " + e.getMessage());
        }
    }

    /** That the command was not given what it needs, in these words; to be thrown. */
    ParameterException usage(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    /** Where the command tells what is no result. */
    PrintWriter err() {
        return command.commandLine().getErr();
    }

    JobQueue queue(String name) {
        return presque().queue(name);
    }
}
