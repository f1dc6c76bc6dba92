package org.presque.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What people are shown of the settings. */
class SettingLinesTest {
    private static SettingLine line(Settings settings, Setting setting) {
        return settings.lines().stream()
                .filter(line -> line.path().equals(setting.path()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void namesEverySettingInItsOrder() {
        List<String> paths =
                Settings.defaults().lines().stream().map(SettingLine::path).toList();
        assertEquals(List.of(Setting.values()).stream().map(Setting::path).toList(), paths);
    }

    @Test
    void saysWhatDiffersFromTheDefaultAndWhereThatCameFrom() {
        Settings settings = Settings.defaults().with(Setting.REDIS_PORT, 7000, "environment");
        assertEquals("7000", line(settings, Setting.REDIS_PORT).value());
        assertEquals("environment", line(settings, Setting.REDIS_PORT).origin());
        assertFalse(line(settings, Setting.REDIS_PORT).isDefault());
        assertTrue(line(settings, Setting.REDIS_HOST).isDefault());
    }

    @Test
    void tellsNoSecret() {
        Settings settings = Settings.defaults().with(Setting.REDIS_PASSWORD, "sesame");
        assertEquals("***", line(settings, Setting.REDIS_PASSWORD).value());
        assertFalse(settings.lines().toString().contains("sesame"));
        assertEquals("empty", line(Settings.defaults(), Setting.REDIS_PASSWORD).value());
    }
}
