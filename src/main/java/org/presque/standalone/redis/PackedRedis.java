package org.presque.standalone.redis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The server program that the WAR carries for this system, taken out only when it is needed. Immutable. */
public final class PackedRedis {
    private final Path war;
    private final Path folder;

    /** The program in this WAR, to be taken out into this folder. */
    public PackedRedis(Path war, Path folder) {
        this.war = war;
        this.folder = folder;
    }

    /**
     * The program, taken out; nothing if none is packed for this system.
     *
     * @throws RedisFailure if it does not run there
     */
    Optional<RedisProgram> program() {
        try (ZipFile zip = new ZipFile(war.toFile())) {
            Optional<? extends ZipEntry> entry =
                    zip.stream().filter(e -> isOfThisSystem(e.getName())).findFirst();
            return entry.isEmpty() ? Optional.empty() : Optional.of(runnable(takeOut(zip, entry.get())));
        } catch (IOException e) {
            throw new RedisFailure("cannot take the packed redis-server out into %s: %s".formatted(folder, e), e);
        }
    }

    private static RedisProgram runnable(Path file) {
        return RedisProgram.at(file)
                .orElseThrow(
                        () -> new RedisFailure(("the packed redis-server does not run from %s, a folder that may be"
                                        + " mounted noexec; name another by java -Djava.io.tmpdir=FOLDER -jar …, or install Redis")
                                .formatted(file)));
    }

    private Path takeOut(ZipFile zip, ZipEntry entry) throws IOException {
        Path file = folder.resolve("redis-server");
        try (InputStream content = zip.getInputStream(entry)) {
            Files.copy(content, file);
        }
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private static boolean isOfThisSystem(String name) {
        return name.startsWith("WEB-INF/server/redis/") && name.endsWith("-" + system() + "-" + architecture());
    }

    private static String system() {
        return System.getProperty("os.name").startsWith("Mac") ? "darwin" : property("os.name");
    }

    private static String architecture() {
        return switch (property("os.arch")) {
            case "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            default -> property("os.arch");
        };
    }

    private static String property(String name) {
        return System.getProperty(name).toLowerCase(Locale.ROOT);
    }
}
