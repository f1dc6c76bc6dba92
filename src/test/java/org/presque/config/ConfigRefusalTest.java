package org.presque.config;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@link ConfigLoader} refuses, and in which words. */
class ConfigRefusalTest {
    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> contextParameters = new HashMap<>();

    @Test
    void refusesAnUnknownKeyNamingItAndTheRule() throws IOException {
        String file = file("redis:\n  prot: 7000\n");
        environment.put("PRESQUE_CONFIG", file);

        assertRefused("redis.prot is no setting (it is 7000 in file " + file + "); it must be one of redis.host, ");
    }

    @Test
    void refusesAnUnknownSectionAndAnEmptyUnknownKey() throws IOException {
        environment.put("PRESQUE_CONFIG", file("smtp: {host: mail.example}"));
        assertRefused("smtp.host is no setting");

        environment.put("PRESQUE_CONFIG", file("rediss:\n"));
        assertRefused("rediss is no setting (it is empty");
    }

    @Test
    void refusesAnUnknownEnvironmentVariable() {
        environment.put("PRESQUE_REDIS_PROT", "7000");

        assertRefused("PRESQUE_REDIS_PROT is no setting (it is 7000 in environment); it must be one of PRESQUE_REDIS_");
    }

    @Test
    void refusesAnUnknownContextParameter() {
        contextParameters.put("presque.redis.prot", "7000");

        assertRefused("presque.redis.prot is no setting (it is 7000 in context parameter)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PRESQUE_REDIS_PORT | 70000 | redis.port is 70000 (environment PRESQUE_REDIS_PORT); it must be a whole"
                        + " number from 1 to 65535: correct it or remove it",
                "PRESQUE_REDIS_PORT | '' | redis.port is empty",
                "PRESQUE_REDIS_PORT | 6379.0 | redis.port is 6379.0",
                "PRESQUE_REDIS_TLS | yes | it must be true or false",
                "PRESQUE_REDIS_HOST | http://queue.example | it must be a host name or address without a port",
                "PRESQUE_REDIS_PREFIX | a{b} | it must be 1 to 64 letters",
                "PRESQUE_REDIS_TIMEOUT | 2 | it must be a duration with its unit, such as 500ms, 2s",
                "PRESQUE_REDIS_TIMEOUT | PT-2S | from 10ms to 5m",
                "PRESQUE_HTTP_BODY_LIMIT_BYTES | 134217729 | a whole number from 1 to 134217728",
                "PRESQUE_HTTP_ALLOWED_HOSTS | a:5000 | host names or addresses without a port",
                "PRESQUE_HTTP_ALLOWED_ORIGINS | https://a/path | origins such as https://example.org",
            })
    void refusesABadValueNamingKeyValueOriginAndRule(String variable, String value, String message) {
        environment.put(variable, value);

        assertRefused(message);
    }

    @Test
    void refusesAWrongTypeInTheFile() throws IOException {
        environment.put("PRESQUE_CONFIG", file("redis: {password: 123456}"));
        assertRefused("in quotes if it looks like a number");

        environment.put("PRESQUE_CONFIG", file("redis: {host: [a, b]}"));
        assertRefused("redis.host is [a, b]");

        environment.put("PRESQUE_CONFIG", file("redis: 6379"));
        assertRefused("redis is no setting");

        environment.put("PRESQUE_CONFIG", file("- redis"));
        assertRefused("it must be a section");
    }

    @Test
    void refusesAKeyGivenTwiceWithItsLine() throws IOException {
        environment.put("PRESQUE_CONFIG", file("redis:\n  port: 1\n  port: 2\n"));

        assertRefused("is not YAML in line 3: found duplicate key port");
    }

    @Test
    void refusesAFileThatCannotBeRead() {
        environment.put("PRESQUE_CONFIG", folder.resolve("absent.yml").toString());

        assertRefused("PRESQUE_CONFIG is " + folder.resolve("absent.yml") + ", which cannot be read");
    }

    @Test
    void refusesWhatIsWrongOnlyTogether() {
        environment.put("PRESQUE_REDIS_LANES", "9");
        assertRefused("redis.lanes is 9 but redis.connections only 8");

        environment.put("PRESQUE_REDIS_LANES", "2");
        environment.put("PRESQUE_REDIS_USER", "worker");
        assertRefused("redis.user is given without redis.password");
    }

    @Test
    void neverShowsAPassword() {
        environment.put("PRESQUE_REDIS_PASSWORD", "s3cret\n2");
        assertFalse(refusal().contains("s3cret"), refusal());

        environment.put("PRESQUE_REDIS_PASSWORD", "s3cret");
        assertFalse(load().summary().contains("s3cret"));
        assertFalse(load().config().toString().contains("s3cret"));

        environment.put("PRESQUE_REDIS_PASWORD", "s3cret");
        assertFalse(refusal().contains("s3cret"), refusal());
    }

    private Settings load() {
        return new ConfigLoader(environment, new Properties(), contextParameters).load();
    }

    private String refusal() {
        return String.valueOf(assertThrows(ConfigException.class, this::load).getMessage());
    }

    private void assertRefused(String part) {
        assertTrue(refusal().contains(part), refusal());
        assertFalse(refusal().contains("\n"), refusal());
    }

    private String file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("outside.yml"), yaml).toString();
    }
}
