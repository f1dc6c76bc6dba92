package org.presque.standalone.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chooses among shell scripts that only say a version. */
class RedisProgramsTest {
    private static final List<String> SYSTEMS = List.of("linux-amd64", "linux-arm64", "darwin-amd64", "darwin-arm64");

    @TempDir
    Path folder;

    @Test
    void choosesTheFirstOnTheSearchPath() throws IOException {
        Path first = install("a/redis-server", "Redis server v=7.0.15");
        install("b/redis-server", "Redis server v=8.0.0");

        assertEquals(first, choose("", "a", "b").path());
    }

    @Test
    void passesOverWhatIsTooOldOrNoServer() throws IOException {
        install("a/redis-server", "Redis server v=6.2.14");
        install("b/redis-server", "something else");
        Path valkey = install("b/valkey-server", "Valkey server v=8.1.0");

        assertEquals(valkey, choose("", "a", "b").path());
    }

    @Test
    void passesOverWhatCannotReadTheData() throws IOException {
        install("a/redis-server", "Redis server v=7.0.15");
        Path newer = install("b/redis-server", "Redis server v=7.4.0");

        assertEquals(newer, choose("redis 7.2.0", "a", "b").path());
    }

    @Test
    void takesThePackedOneOutWhereNoOtherWillDo() throws IOException {
        install("a/redis-server", "Redis server v=6.2.14");
        pack("Redis server v=7.0.15");

        assertEquals(folder.resolve("redis-server"), choose("", "a").path());
    }

    @Test
    void refusesWhenThereIsNone() throws IOException {
        assertRefused("no redis-server or valkey-server of version 7.0 or newer found", "");

        pack("Redis server v=7.0.15");
        assertRefused("the data was written by redis 7.2.4, and no redis-server", "redis 7.2.4");
    }

    @Test
    void saysWhyThePackedOneDoesNotRun() throws IOException {
        pack("cannot execute");

        assertRefused("the packed redis-server does not run from " + folder, "");
    }

    private void assertRefused(String cause, String writer) {
        var refusal = assertThrows(RedisFailure.class, () -> choose(writer, "a"));

        assertTrue(String.valueOf(refusal.getMessage()).startsWith(cause), refusal.getMessage());
    }

    private RedisProgram choose(String writer, String... searched) throws IOException {
        Path war = folder.resolve("presque.war");
        if (!Files.exists(war)) {
            pack(List.of(), "");
        }
        String path = Stream.of(searched)
                .map(name -> folder.resolve(name).toString())
                .collect(Collectors.joining(File.pathSeparator));
        return new RedisPrograms(path, new PackedRedis(war, folder)).choose(RedisVersion.ofNote(writer));
    }

    private Path install(String name, String banner) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, script(banner));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private void pack(String banner) throws IOException {
        pack(SYSTEMS, banner);
    }

    private void pack(List<String> systems, String banner) throws IOException {
        try (OutputStream file = Files.newOutputStream(folder.resolve("presque.war"));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("WEB-INF/"));
            for (String system : systems) {
                zip.putNextEntry(new ZipEntry("WEB-INF/server/redis/redis-server-7.0.15-" + system));
                zip.write(script(banner).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static String script(String banner) {
        return "#!/bin/sh\necho '" + banner + "'\n";
    }
}
