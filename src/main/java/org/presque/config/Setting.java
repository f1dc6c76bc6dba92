package org.presque.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Every setting: its path in {@code presque.yml}, its default, the rule for its value and what it means. */
@SuppressWarnings("ImmutableEnumChecker") // A rule is immutable: its reader is a lambda over constants.
public enum Setting {
    REDIS_HOST("redis.host", "127.0.0.1", Rule.host(), "Host name or address of Redis."),
    REDIS_PORT("redis.port", "6379", Rule.wholeNumber(1, 65_535), "Port of Redis."),
    REDIS_USER("redis.user", "", Rule.optionalText(), "User to log in as; empty for Redis's default user."),
    REDIS_PASSWORD("redis.password", "", Rule.optionalText(), "Password to log in with; empty for none."),
    REDIS_DATABASE("redis.database", "0", Rule.wholeNumber(0, 1_000_000), "Number of the database."),
    REDIS_TLS("redis.tls", "false", Rule.flag(), "Whether to speak TLS to Redis."),
    REDIS_PREFIX("redis.prefix", "presque", Rule.prefix(), "What every key in Redis begins with."),
    REDIS_TIMEOUT(
            "redis.timeout", "2s", Rule.duration("10ms", "5m"), "How long one command may take, waiting included."),
    REDIS_CONNECTIONS("redis.connections", "8", Rule.wholeNumber(1, 10_000), "Most connections to Redis at a time."),
    REDIS_LANES("redis.lanes", "2", Rule.wholeNumber(1, 64), "Pipelines under way to Redis at a time."),
    REDIS_LINE_COMMANDS(
            "redis.line_commands",
            "10000",
            Rule.wholeNumber(1, 10_000_000),
            "Most commands that wait for a pipeline; beyond it requests are answered 503."),
    REDIS_LINE_BYTES(
            "redis.line_bytes",
            "67108864",
            Rule.wholeNumber(1, 1L << 40),
            "Most bytes of commands that wait for a pipeline; beyond it requests are answered 503."),
    // A batch may be eight times as long as a single body, and its length is still an int.
    HTTP_BODY_LIMIT_BYTES(
            "http.body_limit_bytes",
            "1048576",
            Rule.wholeNumber(1, 128 << 20),
            "Longest body of a request; a batch may be eight times as long."),
    HTTP_BODIES_UNDER_WAY_BYTES(
            "http.bodies_under_way_bytes",
            "268435456",
            Rule.wholeNumber(1, 1L << 40),
            "Most bytes of bodies held in memory at a time; beyond it requests are answered 503."),
    HTTP_BODY_TIMEOUT(
            "http.body_timeout",
            "10s",
            Rule.duration("10ms", "1h"),
            "How long a body may take to arrive, plus a second for each 256 kB of it."),
    HTTP_NESTING_LIMIT("http.nesting_limit", "512", Rule.wholeNumber(1, 10_000), "Deepest nesting of a job's JSON."),
    HTTP_ALLOWED_HOSTS(
            "http.allowed_hosts", "", Rule.hosts(), "Host names answered to, without port; empty for any name."),
    HTTP_ALLOWED_ORIGINS(
            "http.allowed_origins", "", Rule.origins(), "Other origins whose web pages may act, such as a proxy's."),
    QUEUES_BATCH_LIMIT_JOBS(
            "queues.batch_limit_jobs", "1000", Rule.wholeNumber(1, 7000), "Most jobs that one batch may put."),
    QUEUES_IDEMPOTENCY_WINDOW(
            "queues.idempotency_window",
            "10m",
            Rule.duration("1ms", "168h"),
            "How long a put is known by its Idempotency-Key."),
    QUEUES_DEAD_FOR("queues.dead_for", "720h", Rule.duration("1ms", "87600h"), "How long dead jobs are kept."),
    QUEUES_DEAD_LIMIT(
            "queues.dead_limit", "10000", Rule.wholeNumber(0, 100_000_000), "Most dead jobs that are kept of a queue."),
    QUEUES_WAITERS_LIMIT(
            "queues.waiters_limit",
            "20000",
            Rule.wholeNumber(0, 10_000_000),
            "Most fetches that wait and streams at a time on one node; beyond it requests are answered 503."),
    UI_ENABLED(
            "ui.enabled",
            "true",
            Rule.flag(),
            "Whether there are pages for people; without them their addresses are 404."),
    UI_READ_ONLY(
            "ui.read_only",
            "false",
            Rule.flag(),
            "Whether the pages only show: without buttons, and forms are answered 403. The rest of the protocol goes on.");

    static final String ENVIRONMENT_PREFIX = "PRESQUE_";
    static final String CONTEXT_PREFIX = "presque.";
    static final String MASK = "***";

    private final String path;
    private final String defaultText;
    private final Rule rule;
    private final String meaning;

    Setting(String path, String defaultText, Rule rule, String meaning) {
        this.path = path;
        this.defaultText = defaultText;
        this.rule = rule;
        this.meaning = meaning;
    }

    /** The setting's place in {@code presque.yml}, such as {@code redis.line_commands}. */
    public String path() {
        return path;
    }

    /** The name of its environment variable, such as {@code PRESQUE_REDIS_LINE_COMMANDS}. */
    public String environmentName() {
        return ENVIRONMENT_PREFIX + path.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** The name of its parameter in the servlet context, such as {@code presque.redis.line_commands}. */
    public String contextParameter() {
        return CONTEXT_PREFIX + path;
    }

    /** Its default as written in an environment variable; empty for none. */
    public String defaultText() {
        return defaultText;
    }

    /** What it means, in one sentence. */
    public String meaning() {
        return meaning;
    }

    /** What a value must be, to be read after <i>it must be</i>. */
    public String rule() {
        return rule.text();
    }

    /** The value as its type; one that breaks the rule is refused. */
    Object read(@Nullable Object value, String origin) {
        return rule.read(value)
                .orElseThrow(() -> new ConfigException("%s is %s (%s); it must be %s: correct it or remove it"
                        .formatted(path, shown(value), origin, rule.text())));
    }

    void check(@Nullable Object value) {
        read(value, "given in code");
    }

    /** The value for a log or a message: a secret masked, control characters kept off the line. */
    String shown(@Nullable Object value) {
        if (value == null || value.equals("")) {
            return "empty";
        }
        return this == REDIS_PASSWORD ? MASK : printable(value);
    }

    static String printable(@Nullable Object value) {
        String text = String.valueOf(value).replaceAll("\\p{Cntrl}", "?");
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
