package org.presque.config;

import static org.presque.config.Setting.QUEUES_BATCH_LIMIT_JOBS;
import static org.presque.config.Setting.QUEUES_DEAD_FOR;
import static org.presque.config.Setting.QUEUES_DEAD_LIMIT;
import static org.presque.config.Setting.QUEUES_IDEMPOTENCY_WINDOW;
import static org.presque.config.Setting.QUEUES_WAITERS_LIMIT;

import java.time.Duration;

/**
 * What holds for all queues. Immutable; holds no value that breaks a rule of {@link Setting}, which also says what each
 * component means.
 */
public record QueuesConfig(
        int batchLimitJobs, Duration idempotencyWindow, Duration deadFor, int deadLimit, int waitersLimit) {

    public QueuesConfig {
        QUEUES_BATCH_LIMIT_JOBS.check(batchLimitJobs);
        QUEUES_IDEMPOTENCY_WINDOW.check(idempotencyWindow);
        QUEUES_DEAD_FOR.check(deadFor);
        QUEUES_DEAD_LIMIT.check(deadLimit);
        QUEUES_WAITERS_LIMIT.check(waitersLimit);
    }

    /** Everything at its default. */
    public static QueuesConfig defaults() {
        return Settings.defaults().config().queues();
    }
}
