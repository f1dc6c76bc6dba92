package org.presque.standalone.redis;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The server programs there are: those on the search path, in its order, and the one packed into the WAR. Immutable. */
public final class RedisPrograms {
    private final List<Path> folders;
    private final PackedRedis packed;

    /** The programs of a search path as in the environment's {@code PATH}; its relative folders are passed over. */
    public RedisPrograms(String searchPath, PackedRedis packed) {
        this.folders = Arrays.stream(searchPath.split(Pattern.quote(File.pathSeparator)))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .toList();
        this.packed = packed;
    }

    /**
     * The first that is new enough and reads what the writer of the data wrote; the packed one only if no other does.
     *
     * @throws RedisFailure if there is none
     */
    RedisProgram choose(Optional<RedisVersion> writer) {
        Stream<RedisProgram> installed = Stream.of("redis-server", "valkey-server")
                .flatMap(name -> folders.stream().map(f -> f.resolve(name)))
                .filter(Files::isExecutable)
                .flatMap(path -> RedisProgram.at(path).stream());
        return Stream.concat(installed, Stream.of(packed).flatMap(p -> p.program().stream()))
                .filter(p -> p.version().isEnough())
                .filter(p -> writer.map(p.version()::reads).orElse(true))
                .findFirst()
                .orElseThrow(() -> new RedisFailure(none(writer)));
    }

    private static String none(Optional<RedisVersion> writer) {
        return writer.map(w ->
                        "the data was written by %s, and no redis-server or valkey-server here reads it;".formatted(w)
                                + " install that version or a newer one, or name another folder by --data")
                .orElse("no redis-server or valkey-server of version 7.0 or newer found, and none is packed for this"
                        + " system; install one or name a running one by --redis");
    }
}
