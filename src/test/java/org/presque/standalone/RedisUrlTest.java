package org.presque.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class RedisUrlTest {
    @Test
    void standsForEveryPartOfTheAddress() {
        assertEquals(
                Map.of(
                        "tls",
                        "true",
                        "user",
                        "me",
                        "password",
                        "p@ss+1",
                        "host",
                        "h.example",
                        "port",
                        "7000",
                        "database",
                        "3"),
                parts("rediss://me:p%40ss+1@h.example:7000/3"));
    }

    @Test
    void hasTheDefaultsForWhatIsLeftOut() {
        assertEquals(
                Map.of("tls", "false", "user", "", "password", "", "host", "h", "port", "6379", "database", "0"),
                parts("redis://h"));
    }

    @Test
    void takesAPasswordWithoutAUser() {
        assertEquals("secret", parts("redis://:secret@h").get("password"));
        assertEquals("", parts("redis://:secret@h").get("user"));
    }

    @Test
    void takesAnIpv6AddressInBrackets() {
        assertEquals("::1", parts("redis://[::1]:7000").get("host"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "h:6379",
                "http://h",
                "redis://",
                "redis://h:x",
                "redis://h/a",
                "redis://a@b@h",
                "redis://a:%zz@h"
            })
    void refusesAnythingElse(String text) {
        assertThrows(TypeConversionException.class, () -> RedisUrl.parse(text));
    }

    @Test
    void neverShowsThePassword() {
        var refusal = assertThrows(TypeConversionException.class, () -> RedisUrl.parse("redis://:secret@h:x"));

        assertFalse(String.valueOf(refusal.getMessage()).contains("secret"));
        assertEquals("h:6379", RedisUrl.parse("redis://:secret@h").toString());
    }

    private static Map<String, String> parts(String text) {
        return RedisUrl.parse(text).settings().entrySet().stream()
                .collect(Collectors.toMap(e -> e.getKey().path().replace("redis.", ""), Map.Entry::getValue));
    }
}
