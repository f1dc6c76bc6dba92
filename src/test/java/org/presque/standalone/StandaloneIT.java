package org.presque.standalone;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of the WAR under {@code java -jar}: real processes, killed for real. */
class StandaloneIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int TERMINATED = 128 + 15;
    private static final String JOB = "{\"foo\":\"bar\", \"foo2\":\"bar\" }";

    @TempDir
    Path folder;

    @Test
    void servesTheQuickStartAndShowsItWithItsPort() {
        try (PresqueProcess presque = start()) {
            int port = presque.port();

            assertEquals(201, presque.post("/q/foo", JOB).statusCode());
            assertEquals(JOB, presque.get("/q/foo").body());
            assertTrue(presque.out()
                    .contains("curl -X POST \"http://localhost:" + port
                            + "/q/foo\" -d '{\"foo\":\"bar\", \"foo2\":\"bar\" }'\n"));
            assertTrue(presque.out().contains("curl \"http://localhost:" + port + "/q/foo\"\n"));
            assertFalse(presque.err().contains("SLF4J"), presque.err());
        }
    }

    @Test
    void keepsItsJobsWhenItIsKilledAndStartedAgain() {
        try (PresqueProcess presque = start()) {
            presque.post("/q/foo", JOB);
            presque.kill();
        }
        try (PresqueProcess again = start()) {
            assertEquals(JOB, again.get("/q/foo").body());
        }
    }

    @Test
    void takesItsRedisAlongWhenItIsKilled() {
        try (PresqueProcess presque = start()) {
            presque.port();
            ProcessHandle redis = presque.redis();

            presque.kill();

            await().atMost(SOON).until(() -> !redis.isAlive());
        }
    }

    @Test
    void endsCleanlyWhenItIsTerminated() throws IOException {
        try (PresqueProcess presque = start()) {
            presque.post("/q/foo", JOB);
            ProcessHandle redis = presque.redis();

            presque.terminate();

            assertEquals(TERMINATED, presque.awaitExit());
            assertFalse(redis.isAlive());
            assertEquals(List.of(), namesIn(PresqueProcess.temporary(folder)));
            assertFalse(presque.err().contains("Exception"), presque.err());
        }
        try (PresqueProcess again = start()) {
            assertEquals(JOB, again.get("/q/foo").body());
        }
    }

    @Test
    void takesAwayWhatAKilledOneLeftUnpacked() throws IOException {
        Path forgotten =
                Files.createDirectories(PresqueProcess.temporary(folder).resolve("presque-war-1"));
        Files.createFile(forgotten.resolve("lock"));
        Files.setLastModifiedTime(forgotten, FileTime.fromMillis(0));

        try (PresqueProcess presque = start()) {
            presque.port();

            assertFalse(Files.exists(forgotten));
        }
    }

    @Test
    void startsItsRedisAgainWhenThatDies() {
        try (PresqueProcess presque = start()) {
            presque.post("/q/foo", JOB);
            ProcessHandle redis = presque.redis();

            redis.destroyForcibly();

            await().atMost(SOON).until(() -> presque.err().contains("Redis is back"));
            assertNotEquals(redis.pid(), presque.redis().pid());
            await().atMost(SOON).until(() -> presque.get("/q/foo").body().equals(JOB));
        }
    }

    @Test
    void endsWhenItsRedisCannotBeStartedAgain() throws IOException {
        try (PresqueProcess presque = start()) {
            presque.post("/q/foo", JOB);
            Path log = folder.resolve("presque-data/appendonlydir/appendonly.aof.manifest");
            Files.writeString(log, "broken");

            presque.redis().destroyForcibly();

            assertEquals(1, presque.awaitExit());
            assertTrue(presque.err().contains("presque: Redis ended at its start: "), presque.err());
        }
    }

    @Test
    void guardsItsData() throws IOException {
        try (PresqueProcess presque = start("--fsync", "always")) {
            presque.port();
            Path data = folder.resolve("presque-data");

            assertEquals("rwx------", permissions(data));
            assertEquals("rw-------", permissions(data.resolve("redis.conf")));
            assertTrue(Files.readString(data.resolve("redis.conf")).contains("\nappendfsync always\n"));
            assertTrue(presque.get("/stats/foo").body().contains("\"durability\":\"always\""));
        }
    }

    @Test
    void runsThePackedRedisWhereNoneIsInstalled() {
        try (PresqueProcess presque = PresqueProcess.start(folder, Map.of("PATH", folder.toString()), "--port", "0")) {
            presque.post("/q/foo", JOB);

            assertEquals(JOB, presque.get("/q/foo").body());
            assertTrue(presque.out().contains("presque-war-"), presque.out());
        }
    }

    @Test
    void keepsToTheSettingsThatWereEditedInTheWar() throws IOException {
        Path war = Files.copy(PresqueProcess.builtWar(), folder.resolve("edited.war"));
        try (FileSystem zip = FileSystems.newFileSystem(war)) {
            Path settings = zip.getPath("WEB-INF/classes/presque.yml");
            Files.writeString(settings, Files.readString(settings).replace("nesting_limit: 512", "nesting_limit: 2"));
        }
        try (PresqueProcess presque = PresqueProcess.startWar(war, folder, Map.of(), "--port", "0")) {
            assertEquals(201, presque.post("/q/foo", "[[1]]").statusCode());

            String refusal = presque.post("/q/foo", "[[[1]]]").body();

            assertTrue(refusal.contains("nested deeper than 2 levels"), refusal);
        }
    }

    private PresqueProcess start(String... more) {
        String[] arguments =
                Stream.concat(Stream.of("--port", "0"), Stream.of(more)).toArray(String[]::new);
        return PresqueProcess.start(folder, Map.of(), arguments);
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(n -> n.startsWith("presque"))
                    .toList();
        }
    }
}
