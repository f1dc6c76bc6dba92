package org.presque.testing;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The server program that tests start: {@code redis-server} or {@code valkey-server} of the {@code PATH} if it is 7.0 or
 * newer, else the one that the embedded-redis jar carries.
 */
final class RedisBinary {
    private static final int OLDEST_MAJOR = 7;
    private static final Pattern VERSION = Pattern.compile("v=(\\d+)\\.");
    private static final Path PROGRAM = find();

    private RedisBinary() {}

    static Path path() {
        return PROGRAM;
    }

    private static Path find() {
        return Stream.of("redis-server", "valkey-server")
                .flatMap(RedisBinary::onPath)
                .filter(RedisBinary::isNewEnough)
                .findFirst()
                .orElseGet(RedisBinary::carried);
    }

    private static Stream<Path> onPath(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable);
    }

    private static boolean isNewEnough(Path program) {
        try {
            Process process = new ProcessBuilder(program.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher version = VERSION.matcher(text);
            return version.find() && Integer.parseInt(version.group(1)) >= OLDEST_MAJOR;
        } catch (IOException e) {
            return false;
        }
    }

    private static Path carried() {
        String resource = "/redis-server-7.0.15-" + system() + "-" + architecture();
        try (InputStream program = RedisBinary.class.getResourceAsStream(resource)) {
            if (program == null) {
                throw new IllegalStateException("no redis-server 7.0 or newer on the PATH, and no " + resource);
            }
            Path file = Files.createTempFile("redis-server-", "");
            file.toFile().deleteOnExit();
            Files.write(file, program.readAllBytes());
            if (!file.toFile().setExecutable(true)) {
                throw new IOException("cannot be made executable: " + file);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String system() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
    }

    private static String architecture() {
        String name = System.getProperty("os.arch", "");
        if (List.of("aarch64", "arm64").contains(name)) {
            return "arm64";
        }
        return List.of("x86", "i386", "i686").contains(name) ? "386" : "amd64";
    }
}
