package org.presque.redis;

import java.security.SecureRandom;
import java.time.Duration;
import org.presque.config.QueuesConfig;
import org.presque.config.RedisConfig;
import org.presque.testing.RedisServer;

/** Storages over a Redis of a test, not open yet. */
final class Storages {

    private static final QueuesConfig DEFAULTS = QueuesConfig.defaults();

    private Storages() {}

    static RedisStorage of(RedisServer redis) {
        return of(redis, DEFAULTS.idempotencyWindow());
    }

    /** @param idempotencyWindow for how long a put is known by its idempotency key */
    static RedisStorage of(RedisServer redis, Duration idempotencyWindow) {
        return of(
                redis,
                new QueuesConfig(
                        DEFAULTS.batchLimitJobs(),
                        idempotencyWindow,
                        DEFAULTS.deadFor(),
                        DEFAULTS.deadLimit(),
                        DEFAULTS.waitersLimit()));
    }

    static RedisStorage of(RedisServer redis, QueuesConfig config) {
        return new RedisStorage(RedisConfig.at(redis.host(), redis.port()), config, new SecureRandom());
    }
}
