package org.presque.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the {@code presque.yml} that ships against the settings. */
class ShippedConfigurationTest {
    @Test
    void hasEverySettingAndNoOther() throws IOException {
        var paths = Arrays.stream(Setting.values()).map(Setting::path).collect(Collectors.toSet());

        assertEquals(new TreeSet<>(paths), new TreeSet<>(values().keySet()));
    }

    @ParameterizedTest
    @EnumSource
    void hasTheDefault(Setting setting) throws IOException {
        Object shipped = setting.read(values().get(setting.path()), "presque.yml");

        assertEquals(setting.read(setting.defaultText(), "default"), shipped);
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatItMeansOnTheLineAbove(Setting setting) throws IOException {
        String key = setting.path().substring(setting.path().indexOf('.') + 1);

        assertTrue(text().contains("\n  # " + setting.meaning() + "\n  " + key + ":"), setting.path());
    }

    private static Map<String, @Nullable Object> values() throws IOException {
        try (InputStream stream = open()) {
            return new YamlText("presque.yml").read(stream);
        }
    }

    private static String text() throws IOException {
        try (InputStream stream = open()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream open() {
        return Objects.requireNonNull(ShippedConfigurationTest.class.getResourceAsStream("/presque.yml"));
    }
}
