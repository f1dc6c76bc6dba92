package org.presque.command.process;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;

/**
 * A shell beside us that kills process groups, in a session of its own. It knows all groups there are, and kills them when our end
 * of its pipe is closed: also if we are killed by {@code kill -9}; and once more after a second, if one was just about to become a
 * group. Each order fails if somebody has killed the shell. Not thread-safe.
 */
final class GroupKeeper implements AutoCloseable {
    private static final String SCRIPT = """
            trap '' TERM INT HUP
            groups=' '
            end_all() {
              for group in $groups; do kill -s KILL -- "-$group"; done 2> /dev/null
            }
            while read -r word group; do
              case $word in
                begin) groups="$groups$group " ;;
                end)
                  kill -s KILL -- "-$group"
                  groups="${groups%% $group *} ${groups#* $group }"
                  echo ended ;;
              esac
            done 2> /dev/null
            end_all
            [ "$groups" = ' ' ] || { sleep 1; end_all; }
            """;

    private final Process shell;
    private final BufferedReader replies;

    private GroupKeeper(Process shell) {
        this.shell = shell;
        this.replies = shell.inputReader(StandardCharsets.US_ASCII);
    }

    static GroupKeeper start() throws IOException {
        return new GroupKeeper(new ProcessBuilder("setsid", "sh", "-c", SCRIPT)
                .redirectError(Redirect.DISCARD)
                .start());
    }

    /** From now on this group, named after the process that leads it, is its to end. */
    void begin(long group) throws IOException {
        tell("begin " + group);
    }

    /** Kills a group. Returns when it has been sent the signal. */
    void end(long group) throws IOException {
        tell("end " + group);
        if (replies.readLine() == null) {
            throw new EOFException("the shell has ended");
        }
    }

    private void tell(String line) throws IOException {
        OutputStream pipe = shell.getOutputStream();
        pipe.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        pipe.flush();
    }

    /** Ends it, and with it the groups that it was not told to end. */
    @Override
    public void close() {
        try {
            shell.getOutputStream().close();
        } catch (IOException e) {
            shell.destroy(); // It was gone before.
        }
    }
}
