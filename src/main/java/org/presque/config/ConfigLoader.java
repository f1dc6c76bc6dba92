package org.presque.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the settings from their sources, the later ones winning: {@code presque.yml} on the classpath, the file that the
 * system property or environment variable {@value #FILE} names, the environment ({@code PRESQUE_REDIS_HOST}), and the
 * parameters of the servlet context ({@code presque.redis.host}). Immutable.
 */
public final class ConfigLoader {
    static final String FILE = "PRESQUE_CONFIG";

    // Kubernetes puts these into every container beside a service of that name; they are nobody's misspelling.
    private static final Pattern SERVICE_LINK =
            Pattern.compile("PRESQUE_(.+_)?(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT|PORT_\\d+_(TCP|UDP)(_.+)?)");

    private final Map<String, String> environment;
    private final Properties properties;
    private final Map<String, String> contextParameters;

    public ConfigLoader(Map<String, String> environment, Properties properties, Map<String, String> contextParameters) {
        this.environment = Map.copyOf(environment);
        this.properties = properties;
        this.contextParameters = Map.copyOf(contextParameters);
    }

    /** A loader over the environment and the system properties of this process. */
    public static ConfigLoader ofProcess(Map<String, String> contextParameters) {
        return new ConfigLoader(System.getenv(), System.getProperties(), contextParameters);
    }

    /**
     * Reads all sources.
     *
     * @throws ConfigException if a key is unknown, a value breaks its rule or a file cannot be read
     */
    public Settings load() {
        Settings settings = Settings.defaults();
        for (Source source : List.of(classpath(), file(), environment(), contextParameters())) {
            settings = source.over(settings);
        }
        return settings.checked();
    }

    private static Source classpath() {
        try (InputStream stream = ConfigLoader.class.getResourceAsStream("/presque.yml")) {
            return yaml(Settings.CLASSPATH, stream == null ? InputStream.nullInputStream() : stream);
        } catch (IOException e) {
            throw new ConfigException("cannot read %s: %s".formatted(Settings.CLASSPATH, e.getMessage()), e);
        }
    }

    private Source file() {
        String name = properties.getProperty(FILE, environment.getOrDefault(FILE, ""));
        String origin = "file " + name;
        try (InputStream stream =
                name.isEmpty() ? InputStream.nullInputStream() : Files.newInputStream(Path.of(name))) {
            return yaml(origin, stream);
        } catch (IOException e) {
            throw new ConfigException(
                    "%s is %s, which cannot be read (%s); it must be a readable file: correct it or unset it"
                            .formatted(FILE, name, e.getClass().getSimpleName()),
                    e);
        }
    }

    private static Source yaml(String origin, InputStream stream) {
        return new Source(origin, Setting::path, new YamlText(origin).read(stream));
    }

    private Source environment() {
        Predicate<String> ours = name -> name.startsWith(Setting.ENVIRONMENT_PREFIX)
                && !name.equals(FILE)
                && (isSetting(name) || !SERVICE_LINK.matcher(name).matches());
        return new Source("environment", Setting::environmentName, chosen(environment, ours));
    }

    private static boolean isSetting(String variable) {
        return Arrays.stream(Setting.values()).anyMatch(s -> s.environmentName().equals(variable));
    }

    private Source contextParameters() {
        Predicate<String> ours = name -> name.startsWith(Setting.CONTEXT_PREFIX);
        return new Source("context parameter", Setting::contextParameter, chosen(contextParameters, ours));
    }

    private static Map<String, String> chosen(Map<String, String> values, Predicate<String> ours) {
        return values.entrySet().stream()
                .filter(e -> ours.test(e.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
