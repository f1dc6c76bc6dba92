package org.presque.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.presque.testing.RedisServer;

/** What keeps the WAR from serving under {@code java -jar}: one line of cause and an exit code each. */
class StandaloneRefusalIT {
    private static final int CANNOT_START = 1;
    private static final int BAD_OPTION = 2;

    @TempDir
    Path folder;

    @Test
    void refusesAPortThatIsTakenBeforeAnythingStarts() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertRefused(CANNOT_START, "cannot listen on 127.0.0.1 port " + port, "--port", port);
            assertFalse(Files.exists(folder.resolve("presque-data")));
        }
    }

    @Test
    void refusesADataFolderThatAnotherOneUses() {
        try (PresqueProcess first = PresqueProcess.start(folder, Map.of(), "--port", "0")) {
            first.port();

            assertRefused(CANNOT_START, "is in use by another presque", "--port", "0");
        }
    }

    @Test
    void refusesADataFolderThatIsAFile() throws IOException {
        Files.createFile(folder.resolve("data"));

        assertRefused(CANNOT_START, "it is not a folder", "--data", "data");
    }

    @Test
    void refusesADataFolderThatCannotBeWritten() {
        assertRefused(
                CANNOT_START,
                "presque: cannot use the data folder /proc/presque-data: ",
                "--data",
                "/proc/presque-data");
    }

    @Test
    void refusesADataFolderWithOtherThings() throws IOException {
        Files.createFile(Files.createDirectory(folder.resolve("photos")).resolve("beach.jpg"));

        assertRefused(CANNOT_START, "photos holds other things", "--data", "photos");
    }

    @Test
    void refusesDataThatANewerRedisWrote() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.createFile(data.resolve("presque.lock"));
        Files.writeString(data.resolve("presque.version"), "redis 999.0.0\n");

        assertRefused(CANNOT_START, "the data was written by redis 999.0.0", "--data", "data");
    }

    @Test
    void refusesDataThatRedisCannotRead() throws IOException {
        Path log = Files.createDirectories(folder.resolve("data/appendonlydir"));
        Files.writeString(log.resolve("appendonly.aof.manifest"), "broken");

        assertRefused(CANNOT_START, "presque: Redis ended at its start: ", "--data", "data");
    }

    @Test
    void refusesBadOptions() {
        assertRefused(BAD_OPTION, "Unknown option: '--prot=1'; see --help", "--prot=1");
        assertRefused(BAD_OPTION, "'99999' is no port", "--port", "99999");
        assertRefused(BAD_OPTION, "give everysec or always, not 'never'", "--fsync", "never");
        assertRefused(BAD_OPTION, "give redis://", "--redis", "http://127.0.0.1");
    }

    @Test
    void refusesABadSettingBeforeAnythingStarts() {
        try (PresqueProcess presque = PresqueProcess.start(folder, Map.of("PRESQUE_REDIS_PROT", "1"))) {
            assertEquals(CANNOT_START, presque.awaitExit());
            assertTrue(presque.err().startsWith("presque: PRESQUE_REDIS_PROT is no setting"), presque.err());
            assertFalse(Files.exists(folder.resolve("presque-data")));
        }
    }

    @Test
    void startsNoRedisWhereOneIsNamed() throws IOException {
        try (RedisServer redis = RedisServer.start();
                PresqueProcess presque = PresqueProcess.start(
                        folder, Map.of(), "--port", "0", "--redis", "redis://127.0.0.1:" + redis.port())) {
            assertEquals(201, presque.post("/q/foo", "1").statusCode());
            assertFalse(Files.exists(folder.resolve("presque-data")));
            assertTrue(presque.out().contains("Redis: 127.0.0.1:" + redis.port()));
        }
        assertRefused(
                CANNOT_START, "--data and --fsync are for a Redis of our own", "--redis", "redis://h", "--data", "d");
    }

    @Test
    void showsHelpAndVersionAndEnds() {
        try (PresqueProcess help = PresqueProcess.start(folder, Map.of(), "--help");
                PresqueProcess version = PresqueProcess.start(folder, Map.of(), "--version")) {
            assertEquals(0, help.awaitExit());
            assertTrue(help.out().contains("--port"));
            assertEquals(0, version.awaitExit());
            assertTrue(version.out().matches("presque \\d\\S+\\n"), version.out());
        }
    }

    private void assertRefused(int code, String cause, String... arguments) {
        try (PresqueProcess presque = PresqueProcess.start(folder, Map.of(), arguments)) {
            assertEquals(code, presque.awaitExit(), presque.err());
            assertTrue(presque.err().contains(cause), presque.err());
            assertEquals(1, presque.err().lines().count(), presque.err());
            assertEquals("", presque.out());
        }
    }
}
