package org.presque.redis;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.Due;
import org.presque.queue.model.IdempotencyKey;
import org.presque.queue.model.JobOptions;
import org.presque.queue.model.NewJobs;

/** The arguments of put.lua that stand before the jobs, empty where not given. */
final class PutOptions {

    static final int NUMBER = 13;

    private PutOptions() {}

    static List<byte[]> of(NewJobs jobs, Duration idempotencyWindow) {
        JobOptions options = jobs.options();
        Due due = options.due();
        IdempotencyKey key = jobs.key();
        return Stream.of(
                        null,
                        options.priority(),
                        due == null || due.isFromNow() ? null : due.millis(),
                        due == null || !due.isFromNow() ? null : due.millis(),
                        options.ttl() == null ? null : options.ttl().toMillis(),
                        options.uniq(),
                        key == null ? null : key.value(),
                        key == null ? null : key.digest(),
                        idempotencyWindow.toMillis(),
                        jobs.worker() == null ? null : jobs.worker().value(),
                        jobs.isFailed() ? "failed" : null,
                        options.tries(),
                        options.backoff() == null ? null : options.backoff().kept())
                .map(PutOptions::bytes)
                .toList();
    }

    private static byte[] bytes(@Nullable Object value) {
        return Bytes.bytes(value == null ? "" : value.toString());
    }
}
