package org.presque.config;

/**
 * A setting for people to read. Immutable.
 *
 * @param path such as {@code redis.host}
 * @param value a secret masked
 * @param origin where the value comes from
 * @param isDefault whether it is what presque comes with
 */
public record SettingLine(String path, String value, String origin, boolean isDefault, String meaning) {}
