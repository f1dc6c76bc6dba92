package org.presque.command.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that nothing of a job's process outlives it. Thread-safe.
 *
 * <p>Where there is {@code setsid} (Linux), each process leads a session and so a group of its own, out of reach of the terminal's
 * Ctrl-C. Its group is killed whole, children of children too, also those whose parent has ended; only what begins a session of
 * its own escapes. Java cannot signal a group, so a shell beside us does it. That knows all groups there are, and kills them when
 * our end of its pipe is closed: also if we are killed by {@code kill -9}.
 *
 * <p>Elsewhere (macOS) the process and its descendants are killed, as far as they can be found: not those whose parent has ended,
 * nor anything when we are killed ourselves.
 */
final class ProcessGroups implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("org.presque.command");
    private static final String SETSID = "setsid";

    private static final String KEEPER = """
            trap '' TERM INT HUP
            groups=' '
            while read -r word group; do
              case $word in
                begin) groups="$groups$group " ;;
                end)
                  kill -s KILL -- "-$group"
                  groups="${groups%% $group *} ${groups#* $group }"
                  echo ended ;;
              esac
            done 2> /dev/null
            for group in $groups; do kill -s KILL -- "-$group"; done 2> /dev/null
            """;

    private final @Nullable Process keeper;
    private final @Nullable BufferedReader replies;

    private ProcessGroups(@Nullable Process keeper, @Nullable BufferedReader replies) {
        this.keeper = keeper;
        this.replies = replies;
    }

    /** With a shell beside us, if groups can be had. */
    static ProcessGroups begin() throws IOException {
        if (!Program.isOnPath(SETSID)) {
            return new ProcessGroups(null, null);
        }
        Process keeper = new ProcessBuilder(SETSID, "sh", "-c", KEEPER)
                .redirectError(Redirect.DISCARD)
                .start();
        return new ProcessGroups(keeper, keeper.inputReader(StandardCharsets.US_ASCII));
    }

    /** What to start, so that it leads a group. */
    List<String> command(Program program) {
        List<String> command = new ArrayList<>(keeper == null ? List.of() : List.of(SETSID));
        command.addAll(program.command());
        return command;
    }

    /** From now on it is ours to end. */
    synchronized void began(Process process) {
        if (keeper != null) {
            tell(keeper, "begin " + process.pid());
        }
    }

    /** Kills the process, if it runs, and all that is left of it. Returns when they have been sent the signal. */
    synchronized void end(Process process) {
        List<ProcessHandle> all = process.isAlive() ? family(process) : List.of();
        if (keeper != null && replies != null) {
            tell(keeper, "end " + process.pid());
            hear(replies);
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private List<ProcessHandle> family(Process process) {
        Stream<ProcessHandle> children = keeper == null ? process.descendants() : Stream.empty();
        return Stream.concat(children, Stream.of(process.toHandle())).toList();
    }

    private static void tell(Process keeper, String line) {
        try {
            OutputStream pipe = keeper.getOutputStream();
            pipe.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            pipe.flush();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the shell that ends process groups is gone: " + e.getMessage());
        }
    }

    private static void hear(BufferedReader replies) {
        try {
            var unused = replies.readLine();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the shell that ends process groups is gone: " + e.getMessage());
        }
    }

    /** Ends the shell, and with it whatever still runs. */
    @Override
    public void close() {
        if (keeper != null) {
            try {
                keeper.getOutputStream().close();
            } catch (IOException e) {
                keeper.destroy(); // It was gone before.
            }
        }
    }
}
