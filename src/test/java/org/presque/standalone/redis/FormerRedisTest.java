package org.presque.standalone.redis;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waits for a program that only sleeps, under the name of a Redis. */
class FormerRedisTest {
    @TempDir
    Path folder;

    private Process former;

    @BeforeEach
    void start() throws IOException {
        Path program = folder.resolve("redis-server");
        Files.copy(Path.of("/bin/sleep"), program, StandardCopyOption.COPY_ATTRIBUTES);
        former = new ProcessBuilder(program.toString(), "60").start();
        Files.writeString(pidFile(), former.pid() + "\n");
    }

    @AfterEach
    void end() {
        former.destroyForcibly();
    }

    @Test
    void isRefusedToRunOn() {
        var refusal =
                assertThrows(RedisFailure.class, () -> new FormerRedis(pidFile()).awaitEnd(Duration.ofMillis(50)));

        assertTrue(
                String.valueOf(refusal.getMessage()).startsWith("a Redis (process " + former.pid() + ") still uses"));
    }

    @Test
    void isNoHindranceOnceItHasEnded() {
        former.destroy();

        assertDoesNotThrow(() -> new FormerRedis(pidFile()).awaitEnd(Duration.ofSeconds(20)));
    }

    private Path pidFile() {
        return folder.resolve("redis.pid");
    }
}
