package org.presque.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigRecordsTest {
    @Test
    void makesARedisConfigOfAnAddressAlone() {
        RedisConfig redis = RedisConfig.at("queue.example", 7000);

        assertEquals("queue.example", redis.host());
        assertEquals(7000, redis.port());
        assertEquals(Duration.ofSeconds(2), redis.timeout());
    }

    @Test
    void refusesAnAddressThatBreaksItsRule() {
        var refusal = assertThrows(ConfigException.class, () -> RedisConfig.at("queue.example", 0));

        assertEquals(
                "redis.port is 0 (given in code); it must be a whole number from 1 to 65535: correct it or remove it",
                refusal.getMessage());
    }

    @Test
    void refusesRoomForLessThanOneBody() {
        var refusal = assertThrows(
                ConfigException.class,
                () -> new HttpConfig(1024, 1023, Duration.ofSeconds(1), 512, List.of(), List.of()));

        assertTrue(String.valueOf(refusal.getMessage()).startsWith("http.bodies_under_way_bytes is 1023"));
    }
}
