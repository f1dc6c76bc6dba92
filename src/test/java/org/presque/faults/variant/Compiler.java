package org.presque.faults.variant;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Compiles single edited sources against the classes and libraries of an unpacked WAR. Stateless. */
final class Compiler {
    private Compiler() {}

    /** Compiles all sources in a folder, into that folder. */
    static void compile(Path folder, Path unpackedWar) throws IOException {
        List<Path> sources = files(folder, ".java");
        if (sources.isEmpty()) {
            return;
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        List<String> options = List.of(
                "-d",
                folder.toString(),
                "-cp",
                classPath(unpackedWar),
                "-proc:none",
                "-nowarn",
                "-parameters",
                "--release",
                "17",
                "-g");
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            boolean isDone = compiler.getTask(
                            said, manager, null, options, null, manager.getJavaFileObjectsFromPaths(sources))
                    .call();
            if (!isDone) {
                throw new IllegalStateException("a broken variant does not compile: " + said);
            }
        }
    }

    private static String classPath(Path unpackedWar) throws IOException {
        Stream<String> jars = files(unpackedWar, ".jar").stream().map(Path::toString);
        Stream<String> classes =
                Stream.of(unpackedWar.resolve("WEB-INF/classes").toString(), annotations());
        return Stream.concat(classes, jars).collect(Collectors.joining(File.pathSeparator));
    }

    /** What the sources name and no WAR holds. */
    private static String annotations() {
        try {
            return Path.of(Nullable.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
