package org.presque.standalone.redis;

/** Why there is no Redis beside us; the message is one line for the user. */
public final class RedisFailure extends RuntimeException {
    public RedisFailure(String message) {
        super(message);
    }

    public RedisFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
