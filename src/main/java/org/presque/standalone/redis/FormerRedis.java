package org.presque.standalone.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The Redis that wrote a pid file, which may outlive its presque by a moment when that was killed: two servers must never
 * write one log. Immutable.
 */
record FormerRedis(Path pidFile) {

    /**
     * Returns when there is none any more.
     *
     * @throws RedisFailure if it still runs after that long
     */
    void awaitEnd(Duration patience) throws IOException {
        Optional<ProcessHandle> running = running();
        if (running.isEmpty()) {
            return;
        }
        ProcessHandle process = running.get();
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new RedisFailure(
                    "a Redis (process %d) still uses the data folder %s; end it or name another by --data"
                            .formatted(process.pid(), pidFile.getParent()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RedisFailure("interrupted while waiting for the Redis before", e);
        }
    }

    private Optional<ProcessHandle> running() throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        String pid = Files.readString(pidFile).strip();
        return pid.matches("\\d{1,10}")
                ? ProcessHandle.of(Long.parseLong(pid)).filter(FormerRedis::isRedis)
                : Optional.empty();
    }

    // The number may have gone to another process since. Debian's redis-server is a link to redis-check-rdb.
    private static boolean isRedis(ProcessHandle process) {
        String command = process.info().command().orElse("");
        return command.contains("redis-server") || command.contains("valkey-server") || command.contains("redis-check");
    }
}
