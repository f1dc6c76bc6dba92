package org.presque.command.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that nothing of a job's process outlives it. Thread-safe.
 *
 * <p>Where there is {@code setsid} (Linux), each process leads a session and so a group of its own, out of reach of the terminal's
 * Ctrl-C. Its group is killed whole, children of children too, also those whose parent has ended; only what begins a session of
 * its own escapes. Java cannot signal a group, so a {@link GroupKeeper} beside us does it, also if we are killed by
 * {@code kill -9}. If that is killed, there is another as soon as it is missed. A process does nothing before the keeper knows of
 * it: until then it waits for a line on its standard input.
 *
 * <p>Elsewhere (macOS) the process and its descendants are killed, as far as they can be found: not those whose parent has ended,
 * nor anything when we are killed ourselves.
 */
final class ProcessGroups implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("org.presque.command");
    private static final String SETSID = "setsid";

    /** Each becomes the next, so that the process is one; from a pipe {@code read} takes its line and not a byte more. */
    private static final List<String> IN_A_GROUP_ONCE_TOLD =
            List.of(SETSID, "sh", "-c", "read -r go && exec \"$@\"", "presque");

    /** What a keeper is told. */
    @FunctionalInterface
    private interface Order {
        void giveTo(GroupKeeper keeper) throws IOException;
    }

    private final Set<Long> groups = new LinkedHashSet<>(); // guarded by this
    private @Nullable GroupKeeper keeper; // guarded by this, null if groups cannot be had

    private ProcessGroups(@Nullable GroupKeeper keeper) {
        this.keeper = keeper;
    }

    /** With a keeper beside us, if groups can be had. */
    static ProcessGroups begin() throws IOException {
        return new ProcessGroups(Program.isOnPath(SETSID) ? GroupKeeper.start() : null);
    }

    /** What to start, so that it leads a group, and begins when we say so. */
    synchronized List<String> command(Program program) {
        List<String> command = new ArrayList<>(keeper == null ? List.of() : IN_A_GROUP_ONCE_TOLD);
        command.addAll(program.command());
        return command;
    }

    /** Lets it begin; from now on it is ours to end. */
    synchronized void began(Process process) {
        give(keeper -> keeper.begin(process.pid()));
        groups.add(process.pid());
        if (keeper != null) {
            letGo(process);
        }
    }

    private static void letGo(Process process) {
        try {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a process ended before it began", e);
        }
    }

    /** Kills the process, if it runs, and all that is left of it. Returns when they have been sent the signal. */
    synchronized void end(Process process) {
        List<ProcessHandle> all = process.isAlive() ? family(process) : List.of();
        give(keeper -> keeper.end(process.pid()));
        groups.remove(process.pid());
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private List<ProcessHandle> family(Process process) {
        Stream<ProcessHandle> children = keeper == null ? process.descendants() : Stream.empty();
        return Stream.concat(children, Stream.of(process.toHandle())).toList();
    }

    private void give(Order order) {
        if (keeper == null) {
            return;
        }
        try {
            order.giveTo(keeper);
        } catch (IOException gone) {
            LOG.log(System.Logger.Level.WARNING, "the shell that ends process groups was killed; another is begun");
            giveToAnother(order);
        }
    }

    private void giveToAnother(Order order) {
        try {
            GroupKeeper another = GroupKeeper.start();
            keeper = another;
            for (long group : groups) {
                another.begin(group);
            }
            order.giveTo(another);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "no shell ends process groups: " + e.getMessage());
        }
    }

    /** Ends the keeper, and with it whatever still runs. */
    @Override
    public synchronized void close() {
        if (keeper != null) {
            keeper.close();
        }
    }
}
