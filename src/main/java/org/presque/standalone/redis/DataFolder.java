package org.presque.standalone.redis;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder with Redis's data, held by one process at a time. Thread-safe; open until {@link #close}.
 *
 * <p>Beside Redis's own {@code appendonlydir} it has {@code presque.lock}, locked while in use; {@code presque.version},
 * the newest server that has written here; {@code redis.conf} with this run's password; {@code redis.pid} and
 * {@code redis.log}. Nobody but its owner may look into it.
 */
public final class DataFolder implements AutoCloseable {
    private static final String VERSION = "presque.version";
    private static final String LOCK = "presque.lock";
    private static final String REDIS_DATA = "appendonlydir";
    private static final Set<PosixFilePermission> OURS_ALONE = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OUR_FILE = PosixFilePermissions.fromString("rw-------");
    // A Redis whose presque was killed ends by itself; a full log to be flushed may take a while.
    private static final Duration FORMER_REDIS = Duration.ofSeconds(20);

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Opens a folder, made if it is not there, and waits for a Redis that still ends in it.
     *
     * @throws RedisFailure if it is in use, cannot be written, or holds other things
     */
    public static DataFolder open(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        try {
            prepare(folder);
            DataFolder opened = new DataFolder(folder, lock(folder));
            new FormerRedis(opened.pidFile()).awaitEnd(FORMER_REDIS);
            return opened;
        } catch (IOException e) {
            throw new RedisFailure(
                    "cannot use the data folder %s: %s; name another by --data".formatted(folder, reason(e)), e);
        }
    }

    private static void prepare(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (!isOurs(folder)) {
            throw new RedisFailure(
                    "the data folder %s holds other things; name an empty or a new one by --data".formatted(folder));
        }
        Files.setPosixFilePermissions(folder, OURS_ALONE);
    }

    private static boolean isOurs(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(f -> f.getFileName().toString())
                    .filter(n -> !n.equals("lost+found")) // On a disk of its own.
                    .toList();
            return names.isEmpty() || names.contains(LOCK) || names.contains(REDIS_DATA);
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process, which is as much as being held.
        }
        channel.close();
        throw new RedisFailure("the data folder %s is in use by another presque; end that or name another by --data"
                .formatted(folder));
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "it is not a folder";
        }
        String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }

    /** The newest server that has written here, if any has. */
    Optional<RedisVersion> writer() {
        try {
            Path note = path.resolve(VERSION);
            return Files.exists(note) ? RedisVersion.ofNote(Files.readString(note)) : Optional.empty();
        } catch (IOException e) {
            throw new RedisFailure("cannot read %s: %s".formatted(path.resolve(VERSION), reason(e)), e);
        }
    }

    void note(RedisVersion writer) {
        write(path.resolve(VERSION), writer + "\n");
    }

    /** Writes the configuration of Redis, which only its owner may read, and gives its path. */
    Path configure(String lines) {
        return write(path.resolve("redis.conf"), lines);
    }

    private static Path write(Path file, String text) {
        try {
            Path fresh = Files.createTempFile(
                    file.getParent(), "new", ".tmp", PosixFilePermissions.asFileAttribute(OUR_FILE));
            Files.writeString(fresh, text);
            return Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new RedisFailure("cannot write %s: %s".formatted(file, reason(e)), e);
        }
    }

    /** Begins a new log; that of the run before is kept beside it. */
    void beginLog() {
        try {
            if (Files.exists(log())) {
                Files.move(log(), path.resolve("redis.log.before"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new RedisFailure("cannot write %s: %s".formatted(log(), reason(e)), e);
        }
    }

    Path path() {
        return path;
    }

    Path pidFile() {
        return path.resolve("redis.pid");
    }

    Path log() {
        return path.resolve("redis.log");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new RedisFailure("cannot let go of the data folder %s: %s".formatted(path, reason(e)), e);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
