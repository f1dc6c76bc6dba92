package org.presque.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigLoaderTest {
    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> contextParameters = new HashMap<>();
    private final Properties properties = new Properties();

    @Test
    void hasTheDocumentedDefaults() {
        RedisConfig redis = new RedisConfig(
                "127.0.0.1", 6379, null, null, 0, false, "presque", Duration.ofSeconds(2), 8, 2, 10_000, 64L << 20);
        HttpConfig http = new HttpConfig(1 << 20, 256L << 20, Duration.ofSeconds(10), 512, List.of(), List.of());

        assertEquals(
                new Config(
                        redis,
                        http,
                        new QueuesConfig(1000, Duration.ofMinutes(10), Duration.ofDays(30), 10_000, 20_000),
                        new UiConfig(true, false)),
                load().config());
    }

    @Test
    void letsTheFileWinOverTheClasspath() throws IOException {
        environment.put("PRESQUE_CONFIG", file("redis:\n  host: queue.example\n  timeout: 500ms\n"));

        assertEquals("queue.example", load().config().redis().host());
        assertEquals(Duration.ofMillis(500), load().config().redis().timeout());
        assertEquals(6379, load().config().redis().port());
    }

    @Test
    void letsTheSystemPropertyNameTheFileBeforeTheEnvironment() throws IOException {
        environment.put("PRESQUE_CONFIG", folder.resolve("absent.yml").toString());
        properties.setProperty("PRESQUE_CONFIG", file("redis: {port: 7000}"));

        assertEquals(7000, load().config().redis().port());
    }

    @Test
    void letsTheEnvironmentWinOverTheFile() throws IOException {
        environment.put("PRESQUE_CONFIG", file("redis: {port: 7000, prefix: jobs}"));
        environment.put("PRESQUE_REDIS_PORT", "7001");

        assertEquals(7001, load().config().redis().port());
        assertEquals("jobs", load().config().redis().prefix());
    }

    @Test
    void letsContextParametersWinOverTheEnvironment() {
        environment.put("PRESQUE_REDIS_PORT", "7001");
        contextParameters.put("presque.redis.port", "7002");
        contextParameters.put("somebody.else", "untouched");

        assertEquals(7002, load().config().redis().port());
    }

    @Test
    void readsListsFromYamlAndFromText() throws IOException {
        environment.put("PRESQUE_CONFIG", file("http:\n  allowed_origins:\n    - https://a.example\n"));
        environment.put("PRESQUE_HTTP_ALLOWED_HOSTS", "queue.example, [::1]");

        assertEquals(List.of("https://a.example"), load().config().http().allowedOrigins());
        assertEquals(List.of("queue.example", "[::1]"), load().config().http().allowedHosts());
    }

    @Test
    void takesAnEmptyValueAsNoneWhereNoneIsAllowed() {
        environment.put("PRESQUE_REDIS_PASSWORD", "");
        environment.put("PRESQUE_HTTP_ALLOWED_HOSTS", "");

        assertNull(load().config().redis().password());
        assertEquals(List.of(), load().config().http().allowedHosts());
    }

    @Test
    void takesAnEmptySectionAndAnEmptyFile() throws IOException {
        environment.put("PRESQUE_CONFIG", file("redis:\n#  port: 7000\n"));
        assertEquals(6379, load().config().redis().port());

        environment.put("PRESQUE_CONFIG", file(""));
        assertEquals(6379, load().config().redis().port());
    }

    @ParameterizedTest
    @CsvSource({"2s, 2000", "500ms, 500", "5m, 300000", "PT1.5S, 1500"})
    void readsDurations(String text, long millis) {
        environment.put("PRESQUE_REDIS_TIMEOUT", text);

        assertEquals(millis, load().config().redis().timeout().toMillis());
    }

    @Test
    void passesOverWhatKubernetesPutsIntoTheEnvironment() {
        environment.put("PRESQUE_PORT", "tcp://10.0.0.1:5000");
        environment.put("PRESQUE_SERVICE_HOST", "10.0.0.1");
        environment.put("PRESQUE_PORT_5000_TCP_ADDR", "10.0.0.1");

        assertEquals(6379, load().config().redis().port());
    }

    @Test
    void sumsUpOnOneLineWhatDiffersAndWhereItCameFrom() throws IOException {
        String file = file("redis: {prefix: jobs, port: 6379}");
        environment.put("PRESQUE_CONFIG", file);
        environment.put("PRESQUE_REDIS_PASSWORD", "s3cret");

        assertEquals(
                "configuration: redis.password=*** (environment PRESQUE_REDIS_PASSWORD), redis.prefix=jobs (file "
                        + file + ")",
                load().summary());
    }

    @Test
    void saysSoWhenEverythingIsAtItsDefault() {
        assertEquals("configuration: all settings at their defaults", load().summary());
    }

    @Test
    void knowsARedisThatWasNamedOutsideTheClasspath() {
        assertFalse(load().nameRedis());

        environment.put("PRESQUE_REDIS_TIMEOUT", "1s");
        assertFalse(load().nameRedis());

        environment.put("PRESQUE_REDIS_HOST", "127.0.0.1");
        assertTrue(load().nameRedis());
    }

    private Settings load() {
        return new ConfigLoader(environment, properties, contextParameters).load();
    }

    private String file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("outside.yml"), yaml).toString();
    }
}
