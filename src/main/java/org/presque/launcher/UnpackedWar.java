package org.presque.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A folder of its own that holds what the WAR holds, but for the launcher and the packed Redis servers, or a part of it.
 * Confined to the launcher.
 *
 * <p>The folder has a file that its process keeps locked. One that nobody has locked was left by a process that was
 * killed, and the next start takes it away.
 */
record UnpackedWar(Path folder, FileChannel lock) {
    private static final String NAME = "presque-war-";
    private static final String LOCK = "lock";
    private static final String SERVER = "WEB-INF/server/";
    private static final List<String> LEFT_OUT = List.of("META-INF/", "org/presque/launcher/", SERVER + "redis/");
    // Between making a folder and locking it nobody may take it for a forgotten one.
    private static final Duration YOUNG = Duration.ofMinutes(1);

    static UnpackedWar of(Path war) throws IOException {
        return of(war, name -> LEFT_OUT.stream().noneMatch(name::startsWith));
    }

    /** Only those jars of the server whose names begin so. */
    static UnpackedWar ofServerJars(Path war, List<String> beginnings) throws IOException {
        return of(war, name -> beginnings.stream().anyMatch(beginning -> name.startsWith(SERVER + beginning)));
    }

    private static UnpackedWar of(Path war, Predicate<String> isWanted) throws IOException {
        Path folder = Files.createTempDirectory(parent(), NAME);
        UnpackedWar unpacked = new UnpackedWar(folder, lock(folder));
        try {
            unpacked.takeAwayForgottenOnes();
            unpacked.unpack(war, isWanted);
            return unpacked;
        } catch (IOException e) {
            unpacked.delete();
            throw e;
        }
    }

    /** The folder that unpacked WARs lie in. */
    static Path parent() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    /** All that can be run from it; first of all, as in every container, what is in no jar, if the application is there. */
    URL[] classPath() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("WEB-INF"))) {
            Stream<Path> jars = files.filter(f -> f.toString().endsWith(".jar")).sorted();
            return Stream.concat(Stream.of(folder.resolve("WEB-INF/classes")), jars)
                    .map(UnpackedWar::url)
                    .toArray(URL[]::new);
        }
    }

    /** Takes the folder away; what cannot be deleted is left for the next start. */
    void delete() {
        deleteAll(folder);
    }

    private void unpack(Path war, Predicate<String> isWanted) throws IOException {
        try (ZipFile zip = new ZipFile(war.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                if (!entry.isDirectory() && isWanted.test(entry.getName())) {
                    write(entry.getName(), zip.getInputStream(entry));
                }
            }
        }
    }

    private void write(String name, InputStream content) throws IOException {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException(name + " would lie outside");
        }
        Files.createDirectories(file.getParent());
        try (content) {
            Files.copy(content, file);
        }
    }

    private void takeAwayForgottenOnes() throws IOException {
        try (Stream<Path> siblings = Files.list(parent())) {
            siblings.filter(f -> f.getFileName().toString().startsWith(NAME))
                    .filter(f -> !f.equals(folder))
                    .filter(this::isForgotten)
                    .forEach(UnpackedWar::deleteAll);
        }
    }

    private boolean isForgotten(Path sibling) {
        try {
            return Files.isDirectory(sibling, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(sibling).equals(Files.getOwner(folder))
                    && Files.getLastModifiedTime(sibling)
                            .toInstant()
                            .isBefore(Instant.now().minus(YOUNG))
                    && isUnlocked(sibling);
        } catch (IOException e) {
            return false; // Just deleted by another, or not ours to judge.
        }
    }

    private static boolean isUnlocked(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel.lock();
        return channel;
    }

    private static void deleteAll(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(UnpackedWar::deleteOne);
        } catch (IOException | UncheckedIOException e) {
            return; // The next start tries again.
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
