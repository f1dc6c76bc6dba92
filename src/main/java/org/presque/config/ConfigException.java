package org.presque.config;

/** A setting that is unknown or breaks its rule; the message is one line that says which, from where, and what to do. */
public final class ConfigException extends RuntimeException {
    public ConfigException(String message) {
        super(message);
    }

    public ConfigException(String message, Throwable cause) {
        super(message, cause);
    }
}
