package org.presque.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The value of every setting and where it came from: what {@link ConfigLoader} found. Immutable. */
public final class Settings {
    static final String CLASSPATH = "presque.yml on the classpath";

    // What tells a Redis of one's own from the default one.
    private static final Set<Setting> NAMING_REDIS = Set.of(
            Setting.REDIS_HOST,
            Setting.REDIS_PORT,
            Setting.REDIS_USER,
            Setting.REDIS_PASSWORD,
            Setting.REDIS_DATABASE,
            Setting.REDIS_TLS);

    private final Map<Setting, Given> given;

    private Settings(Map<Setting, Given> given) {
        this.given = given;
    }

    static Settings defaults() {
        return new Settings(Map.of());
    }

    Settings with(Setting setting, @Nullable Object value) {
        return with(setting, value, "given in code");
    }

    /** These settings and one more; one that is there already gives way. */
    Settings with(Setting setting, @Nullable Object value, String origin) {
        Map<Setting, Given> more = new EnumMap<>(Setting.class);
        more.putAll(given);
        more.put(setting, new Given(setting.read(value, origin), origin));
        return new Settings(more);
    }

    /** These settings, once it is sure that they make records: refuses what is wrong only together. */
    Settings checked() {
        redis();
        http();
        queues();
        return this;
    }

    /** The settings as the records that the rest of presque takes. */
    public Config config() {
        return new Config(redis(), http(), queues(), ui());
    }

    /** Whether anything but the file on the classpath says which Redis to use. */
    public boolean nameRedis() {
        return given.entrySet().stream()
                .anyMatch(e -> NAMING_REDIS.contains(e.getKey())
                        && !e.getValue().origin().equals(CLASSPATH));
    }

    /** One line for the log: what differs from its default and where that came from, secrets masked. */
    public String summary() {
        String changed = Arrays.stream(Setting.values())
                .filter(this::isChanged)
                .map(this::described)
                .collect(Collectors.joining(", "));
        return "configuration: " + (changed.isEmpty() ? "all settings at their defaults" : changed);
    }

    /** Every setting, for people to read; secrets masked. */
    public List<SettingLine> lines() {
        return Arrays.stream(Setting.values())
                .map(setting -> new SettingLine(
                        setting.path(),
                        setting.shown(value(setting)),
                        origin(setting),
                        !isChanged(setting),
                        setting.meaning()))
                .toList();
    }

    private boolean isChanged(Setting setting) {
        return !value(setting).equals(defaultOf(setting));
    }

    private String described(Setting setting) {
        return "%s=%s (%s)".formatted(setting.path(), setting.shown(value(setting)), origin(setting));
    }

    private String origin(Setting setting) {
        Given found = given.get(setting);
        return found == null ? "default" : found.origin();
    }

    private RedisConfig redis() {
        return new RedisConfig(
                text(Setting.REDIS_HOST),
                integer(Setting.REDIS_PORT),
                textOrNull(Setting.REDIS_USER),
                textOrNull(Setting.REDIS_PASSWORD),
                integer(Setting.REDIS_DATABASE),
                (Boolean) value(Setting.REDIS_TLS),
                text(Setting.REDIS_PREFIX),
                (Duration) value(Setting.REDIS_TIMEOUT),
                integer(Setting.REDIS_CONNECTIONS),
                integer(Setting.REDIS_LANES),
                integer(Setting.REDIS_LINE_COMMANDS),
                (Long) value(Setting.REDIS_LINE_BYTES));
    }

    private HttpConfig http() {
        return new HttpConfig(
                integer(Setting.HTTP_BODY_LIMIT_BYTES),
                (Long) value(Setting.HTTP_BODIES_UNDER_WAY_BYTES),
                (Duration) value(Setting.HTTP_BODY_TIMEOUT),
                integer(Setting.HTTP_NESTING_LIMIT),
                texts(Setting.HTTP_ALLOWED_HOSTS),
                texts(Setting.HTTP_ALLOWED_ORIGINS));
    }

    private QueuesConfig queues() {
        return new QueuesConfig(
                integer(Setting.QUEUES_BATCH_LIMIT_JOBS),
                (Duration) value(Setting.QUEUES_IDEMPOTENCY_WINDOW),
                (Duration) value(Setting.QUEUES_DEAD_FOR),
                integer(Setting.QUEUES_DEAD_LIMIT),
                integer(Setting.QUEUES_WAITERS_LIMIT));
    }

    private UiConfig ui() {
        return new UiConfig((Boolean) value(Setting.UI_ENABLED), (Boolean) value(Setting.UI_READ_ONLY));
    }

    private Object value(Setting setting) {
        Given found = given.get(setting);
        return found == null ? defaultOf(setting) : found.value();
    }

    private static Object defaultOf(Setting setting) {
        return setting.read(setting.defaultText(), "default");
    }

    private int integer(Setting setting) {
        return Math.toIntExact((Long) value(setting));
    }

    private String text(Setting setting) {
        return (String) value(setting);
    }

    private @Nullable String textOrNull(Setting setting) {
        String text = text(setting);
        return text.isEmpty() ? null : text;
    }

    private List<String> texts(Setting setting) {
        return ((List<?>) value(setting)).stream().map(String.class::cast).toList();
    }

    private record Given(Object value, String origin) {}
}
