package org.presque.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Lua script: the source, and the name Redis knows it by (the SHA-1 of the source, in hexadecimal). Immutable. */
final class Script {

    /** A line {@code -- include NAME} stands for the file {@code fragments/NAME.lua}. */
    private static final Pattern INCLUDE = Pattern.compile("(?m)^ *-- include (\\w+)\\n");

    /** By their paths. Read once: most are in most scripts, and that is a part of each start. */
    private static final Map<String, String> FRAGMENTS = new ConcurrentHashMap<>();

    private final byte[] source;
    private final byte[] sha;

    private Script(byte[] source) {
        this.source = source;
        this.sha = HexFormat.of().formatHex(sha1(source)).getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads {@code NAME.lua} that lies beside this class, with the fragments it and they include in their places. */
    static Script named(String name) {
        return new Script(withFragments(read(name)).getBytes(StandardCharsets.UTF_8));
    }

    private static String withFragments(String source) {
        return INCLUDE.matcher(source).replaceAll(include -> {
            String fragment = FRAGMENTS.computeIfAbsent("fragments/" + include.group(1), Script::read);
            return Matcher.quoteReplacement(withFragments(fragment));
        });
    }

    private static String read(String name) {
        try (InputStream file = Script.class.getResourceAsStream(name + ".lua")) {
            if (file == null) {
                throw new IllegalArgumentException("there is no script " + name + ".lua");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] sha1(byte[] source) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(source);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    byte[] source() {
        return source;
    }

    byte[] sha() {
        return sha;
    }
}
