package org.presque.config;

import static org.presque.config.Setting.HTTP_ALLOWED_HOSTS;
import static org.presque.config.Setting.HTTP_ALLOWED_ORIGINS;
import static org.presque.config.Setting.HTTP_BODIES_UNDER_WAY_BYTES;
import static org.presque.config.Setting.HTTP_BODY_LIMIT_BYTES;
import static org.presque.config.Setting.HTTP_BODY_TIMEOUT;
import static org.presque.config.Setting.HTTP_NESTING_LIMIT;

import java.time.Duration;
import java.util.List;

/**
 * What is taken from HTTP clients and from which. Immutable; holds no value that breaks a rule of {@link Setting},
 * which also says what each component means.
 */
public record HttpConfig(
        int bodyLimitBytes,
        long bodiesUnderWayBytes,
        Duration bodyTimeout,
        int nestingLimit,
        List<String> allowedHosts,
        List<String> allowedOrigins) {

    public HttpConfig {
        allowedHosts = List.copyOf(allowedHosts);
        allowedOrigins = List.copyOf(allowedOrigins);
        HTTP_BODY_LIMIT_BYTES.check(bodyLimitBytes);
        HTTP_BODIES_UNDER_WAY_BYTES.check(bodiesUnderWayBytes);
        HTTP_BODY_TIMEOUT.check(bodyTimeout);
        HTTP_NESTING_LIMIT.check(nestingLimit);
        HTTP_ALLOWED_HOSTS.check(allowedHosts);
        HTTP_ALLOWED_ORIGINS.check(allowedOrigins);
        if (bodiesUnderWayBytes < bodyLimitBytes) {
            throw new ConfigException(("http.bodies_under_way_bytes is %d but http.body_limit_bytes %d;"
                            + " one whole body must fit: raise the first or lower the second")
                    .formatted(bodiesUnderWayBytes, bodyLimitBytes));
        }
    }

    /** Everything at its default. */
    public static HttpConfig defaults() {
        return Settings.defaults().config().http();
    }
}
