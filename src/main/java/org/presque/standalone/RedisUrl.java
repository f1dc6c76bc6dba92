package org.presque.standalone;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.presque.config.Setting;
import picocli.CommandLine.TypeConversionException;

/**
 * The address of a Redis as {@code redis://[user:password@]host[:port][/database]}, or {@code rediss://} for TLS, as the
 * settings it stands for. Immutable.
 */
record RedisUrl(Map<Setting, String> settings) {
    private static final Pattern URL = Pattern.compile(
            "(?<scheme>rediss?)://((?<user>[^:@/]*)(:(?<password>[^@/]*))?@)?(?<host>\\[[^\\]]+\\]|[^:@/\\[\\]]+)"
                    + "(:(?<port>\\d{1,5}))?(/(?<database>\\d{0,6}))?");

    static RedisUrl parse(String text) {
        Matcher url = URL.matcher(text);
        if (!url.matches()) {
            // Without the text, which may hold a password.
            throw new TypeConversionException(
                    "give redis://[user:password@]host[:port][/database], or rediss:// for TLS");
        }
        return new RedisUrl(Map.of(
                Setting.REDIS_TLS, String.valueOf(url.group("scheme").equals("rediss")),
                Setting.REDIS_USER, decoded(url, "user"),
                Setting.REDIS_PASSWORD, decoded(url, "password"),
                Setting.REDIS_HOST, url.group("host").replaceAll("[\\[\\]]", ""),
                Setting.REDIS_PORT, part(url, "port").orElseGet(Setting.REDIS_PORT::defaultText),
                Setting.REDIS_DATABASE, part(url, "database").orElseGet(Setting.REDIS_DATABASE::defaultText)));
    }

    private static Optional<String> part(Matcher url, String name) {
        return Optional.ofNullable(url.group(name)).filter(part -> !part.isEmpty());
    }

    private static String decoded(Matcher url, String name) {
        try {
            String plusKept = part(url, name).orElse("").replace("+", "%2B");
            return URLDecoder.decode(plusKept, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("the " + name + " has a '%' that begins no escape; write it as %25");
        }
    }

    /** The address without its secrets. */
    @Override
    public String toString() {
        return settings.get(Setting.REDIS_HOST) + ":" + settings.get(Setting.REDIS_PORT);
    }
}
