package org.presque.config;

import static org.presque.config.Setting.REDIS_CONNECTIONS;
import static org.presque.config.Setting.REDIS_DATABASE;
import static org.presque.config.Setting.REDIS_HOST;
import static org.presque.config.Setting.REDIS_LANES;
import static org.presque.config.Setting.REDIS_LINE_BYTES;
import static org.presque.config.Setting.REDIS_LINE_COMMANDS;
import static org.presque.config.Setting.REDIS_PASSWORD;
import static org.presque.config.Setting.REDIS_PORT;
import static org.presque.config.Setting.REDIS_PREFIX;
import static org.presque.config.Setting.REDIS_TIMEOUT;
import static org.presque.config.Setting.REDIS_USER;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where Redis is and how it is used. Immutable; holds no value that breaks a rule of {@link Setting}, which also says
 * what each component means. Its text never shows the password.
 */
public record RedisConfig(
        String host,
        int port,
        @Nullable String user,
        @Nullable String password,
        int database,
        boolean tls,
        String prefix,
        Duration timeout,
        int connections,
        int lanes,
        int lineCommands,
        long lineBytes) {

    public RedisConfig {
        REDIS_HOST.check(host);
        REDIS_PORT.check(port);
        REDIS_USER.check(user);
        REDIS_PASSWORD.check(password);
        REDIS_DATABASE.check(database);
        REDIS_PREFIX.check(prefix);
        REDIS_TIMEOUT.check(timeout);
        REDIS_CONNECTIONS.check(connections);
        REDIS_LANES.check(lanes);
        REDIS_LINE_COMMANDS.check(lineCommands);
        REDIS_LINE_BYTES.check(lineBytes);
        if (user != null && password == null) {
            throw new ConfigException(
                    "redis.user is given without redis.password; Redis knows no user without one: give both or none");
        }
        if (lanes > connections) {
            throw new ConfigException("redis.lanes is %d but redis.connections only %d; each lane needs a connection:"
                            .formatted(lanes, connections)
                    + " give fewer lanes or more connections");
        }
    }

    /** The Redis at this address, everything else at its default. */
    public static RedisConfig at(String host, int port) {
        Settings defaults = Settings.defaults();
        return defaults.with(REDIS_HOST, host).with(REDIS_PORT, port).config().redis();
    }

    @Override
    public String toString() {
        return "RedisConfig[%s:%d/%d user=%s password=%s tls=%s prefix=%s timeout=%s connections=%d lanes=%d line=%d/%d bytes]"
                .formatted(
                        host,
                        port,
                        database,
                        user,
                        password == null ? "none" : Setting.MASK,
                        tls,
                        prefix,
                        timeout,
                        connections,
                        lanes,
                        lineCommands,
                        lineBytes);
    }
}
