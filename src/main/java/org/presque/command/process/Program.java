package org.presque.command.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A program with its arguments, as a shell would find it. Immutable. */
public record Program(List<String> command) {

    public Program {
        command = List.copyOf(command);
    }

    /** Why it cannot be started; empty if it can. A later start may fail all the same. */
    public Optional<String> fault() {
        String name = command.get(0);
        if (!name.contains(File.separator)) {
            return isOnPath(name) ? Optional.empty() : Optional.of(name + " is not on the PATH");
        }
        Path file = Path.of(name);
        if (!Files.exists(file)) {
            return Optional.of("there is no " + name + " in " + Path.of("").toAbsolutePath());
        }
        return isRunnable(file) ? Optional.empty() : Optional.of(name + " is not executable: chmod +x " + name);
    }

    static boolean isOnPath(String name) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Stream.of(path.split(File.pathSeparator, -1)).anyMatch(folder -> isRunnable(Path.of(folder, name)));
    }

    private static boolean isRunnable(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
