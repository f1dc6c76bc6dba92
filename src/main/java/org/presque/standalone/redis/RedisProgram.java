package org.presque.standalone.redis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A server program of this machine and its version. Immutable. */
record RedisProgram(Path path, RedisVersion version) {
    private static final int SECONDS_TO_SAY_ITS_VERSION = 10;

    /** The program at a path, asked for its version; nothing if it cannot be run or is no Redis. */
    static Optional<RedisProgram> at(Path path) {
        try {
            Process process = new ProcessBuilder(path.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            // Reading only after the end: what a server says here fits a pipe, and one that hangs is given up.
            if (!process.waitFor(SECONDS_TO_SAY_ITS_VERSION, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            String banner = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return RedisVersion.ofBanner(banner).map(v -> new RedisProgram(path, v));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "%s (%s)".formatted(version, path);
    }
}
