package org.presque.standalone;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.presque.command.terminal.StandardErrorLog;
import org.presque.config.ConfigException;
import org.presque.standalone.redis.Fsync;
import org.presque.standalone.redis.RedisFailure;
import org.presque.standalone.server.ServerFailure;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** The command line of the server. What is beside serving, the launcher begins elsewhere; the help tells of it here. */
public final class Main {
    private Main() {}

    /**
     * Runs the command that the arguments say; the launcher calls this by its name.
     *
     * @param war the file that was started
     * @param unpacked the folder it was unpacked into
     * @param atExit takes what is to be done when the process ends, the last first
     * @return the exit code
     */
    public static int run(Path war, Path unpacked, Consumer<Runnable> atExit, String[] args) {
        PrintWriter out = writer(System.out);
        PrintWriter err = writer(System.err);
        StandardErrorLog.install(err);
        ServeCommand serve = new ServeCommand(new Installation(war, unpacked), atExit, out, err);
        CommandLine line = commandLine(serve);
        org.presque.command.Main.commands(System.out, atExit, args).forEach(line::addSubcommand);
        return line.setOut(out).setErr(err).execute(args);
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(stream, true, Charset.defaultCharset());
    }

    static CommandLine commandLine(ServeCommand serve) {
        return new CommandLine(serve)
                .registerConverter(Port.class, Port::parse)
                .registerConverter(Bind.class, Bind::parse)
                .registerConverter(RedisUrl.class, RedisUrl::parse)
                .registerConverter(Fsync.class, Main::fsync)
                .setParameterExceptionHandler(Main::refuse)
                .setExecutionExceptionHandler((failure, command, parsed) -> fail(failure, command));
    }

    private static Fsync fsync(String word) {
        return Fsync.of(word)
                .orElseThrow(() -> new TypeConversionException("give everysec or always, not '%s'".formatted(word)));
    }

    private static int refuse(ParameterException refusal, String[] args) {
        PrintWriter err = refusal.getCommandLine().getErr();
        err.println("presque: %s; see --help".formatted(refusal.getMessage()));
        return ExitCode.USAGE;
    }

    private static int fail(Exception failure, CommandLine command) throws Exception {
        if (failure instanceof StartFailure
                || failure instanceof RedisFailure
                || failure instanceof ServerFailure
                || failure instanceof ConfigException) {
            command.getErr().println("presque: " + failure.getMessage());
            return ExitCode.SOFTWARE;
        }
        throw failure;
    }
}
