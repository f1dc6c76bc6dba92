package org.presque.standalone.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisVersionTest {
    @Test
    void isReadFromWhatAServerSays() {
        assertEquals(
                Optional.of(new RedisVersion("redis", 7, 0, 15)),
                RedisVersion.ofBanner("Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64\n"));
        assertEquals(
                Optional.of(new RedisVersion("valkey", 8, 1, 0)), RedisVersion.ofBanner("Valkey server v=8.1.0 sha=0"));
        assertEquals(Optional.empty(), RedisVersion.ofBanner("command not found"));
    }

    @Test
    void comesBackFromItsNote() {
        RedisVersion version = new RedisVersion("valkey", 8, 1, 0);

        assertEquals(Optional.of(version), RedisVersion.ofNote(version + "\n"));
    }

    @Test
    void isEnoughFromSevenOn() {
        assertTrue(version("redis 7.0.0").isEnough());
        assertFalse(version("redis 6.2.14").isEnough());
    }

    @ParameterizedTest
    @CsvSource({
        "redis 7.0.15, redis 7.0.16, true",
        "redis 7.0.15, redis 7.2.0, false",
        "redis 8.0.0, redis 7.4.1, true",
        "valkey 8.0.0, redis 7.2.4, true",
        "valkey 8.0.0, redis 7.4.0, false",
        "redis 7.4.0, valkey 7.2.5, true",
        "redis 8.0.0, valkey 8.0.0, false",
    })
    void readsWhatItsLikeWroteAndWhatBothKnew(String reader, String writer, boolean reads) {
        assertEquals(reads, version(reader).reads(version(writer)));
    }

    private static RedisVersion version(String note) {
        return RedisVersion.ofNote(note).orElseThrow();
    }
}
