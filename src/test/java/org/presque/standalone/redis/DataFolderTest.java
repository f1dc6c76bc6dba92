package org.presque.standalone.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path folder;

    @Test
    void isMadeForItsOwnerAlone() throws IOException {
        Path data = folder.resolve("new/data");

        try (DataFolder opened = DataFolder.open(data)) {
            Path configuration = opened.configure("port 1\n");

            assertEquals("rwx------", permissions(data));
            assertEquals("rw-------", permissions(configuration));
        }
    }

    @Test
    void isHeldByOneAtATime() {
        try (DataFolder held = DataFolder.open(folder)) {
            assertRefused("the data folder " + held + " is in use by another presque");
        }
        DataFolder.open(folder).close();
    }

    @Test
    void remembersWhoWroteInIt() {
        RedisVersion writer = new RedisVersion("redis", 7, 0, 15);

        try (DataFolder opened = DataFolder.open(folder)) {
            assertEquals(Optional.empty(), opened.writer());
            opened.note(writer);
        }
        try (DataFolder again = DataFolder.open(folder)) {
            assertEquals(Optional.of(writer), again.writer());
        }
    }

    @Test
    void refusesAFolderWithOtherThings() throws IOException {
        Files.createFile(folder.resolve("beach.jpg"));

        assertRefused("the data folder " + folder + " holds other things");
    }

    @Test
    void takesAFreshDiskAndTheDataOfARedis() throws IOException {
        Files.createDirectory(folder.resolve("lost+found"));
        DataFolder.open(folder).close();

        Path copied = folder.resolve("copied");
        Files.createDirectories(copied.resolve("appendonlydir"));
        DataFolder.open(copied).close();
    }

    @Test
    void keepsTheLogOfTheRunBefore() throws IOException {
        try (DataFolder opened = DataFolder.open(folder)) {
            Files.writeString(opened.log(), "before");

            opened.beginLog();

            assertEquals("before", Files.readString(folder.resolve("redis.log.before")));
            assertTrue(Files.notExists(opened.log()));
        }
    }

    @Test
    void doesNotTakeAnotherProcessForItsFormerRedis() throws IOException {
        DataFolder.open(folder).close();
        Files.writeString(folder.resolve("redis.pid"), ProcessHandle.current().pid() + "\n");

        DataFolder.open(folder).close();
    }

    private void assertRefused(String cause) {
        var refusal = assertThrows(RedisFailure.class, () -> DataFolder.open(folder));

        assertTrue(String.valueOf(refusal.getMessage()).startsWith(cause), refusal.getMessage());
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
