package org.presque.standalone;

import java.nio.file.Path;
import org.presque.standalone.redis.PackedRedis;
import org.presque.standalone.redis.RedisPrograms;

/** The WAR that was started and the folder it was unpacked into for this run. Immutable. */
record Installation(Path war, Path unpacked) {

    /** The Redis servers of this machine, the packed one last. */
    RedisPrograms redisPrograms() {
        String searchPath = System.getenv().getOrDefault("PATH", "");
        return new RedisPrograms(searchPath, new PackedRedis(war, unpacked));
    }
}
