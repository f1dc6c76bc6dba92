package org.presque.standalone.redis;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of a server program, such as <i>redis 7.0.15</i> or <i>valkey 8.1.0</i>. Immutable. */
record RedisVersion(String kind, int major, int minor, int patch) {
    private static final Pattern NOTE = Pattern.compile("(redis|valkey) (\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})");
    private static final Pattern BANNER = Pattern.compile("(Redis|Valkey) server v=(\\d{1,6}\\.\\d{1,6}\\.\\d{1,6})");

    /** The version in the note of a data folder; nothing if it is no version. */
    static Optional<RedisVersion> ofNote(String note) {
        Matcher matcher = NOTE.matcher(note.strip());
        return matcher.matches() ? Optional.of(of(matcher)) : Optional.empty();
    }

    /** The version in what a server prints when asked for {@code --version}; nothing if that was no such server. */
    static Optional<RedisVersion> ofBanner(String banner) {
        Matcher matcher = BANNER.matcher(banner);
        return matcher.find()
                ? ofNote(matcher.group(1).toLowerCase(Locale.ROOT) + " " + matcher.group(2))
                : Optional.empty();
    }

    private static RedisVersion of(Matcher matcher) {
        return new RedisVersion(
                matcher.group(1),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)),
                Integer.parseInt(matcher.group(4)));
    }

    /** Whether it knows what our scripts need, which came with 7.0. */
    boolean isEnough() {
        return major >= 7;
    }

    /** Whether it reads what the other wrote: files grow with the minor version, and the two kinds parted after 7.2. */
    boolean reads(RedisVersion writer) {
        return kind.equals(writer.kind)
                ? line() >= writer.line()
                : writer.line() <= new RedisVersion(kind, 7, 2, 0).line();
    }

    private long line() {
        return major * 1_000_000L + minor;
    }

    @Override
    public String toString() {
        return "%s %d.%d.%d".formatted(kind, major, minor, patch);
    }
}
