package org.presque.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A Lua script: the source, and the name Redis knows it by (the SHA-1 of the source, in hexadecimal). Immutable. */
final class Script {

    private final byte[] source;
    private final byte[] sha;

    private Script(byte[] source) {
        this.source = source;
        this.sha = HexFormat.of().formatHex(sha1(source)).getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads {@code NAME.lua} that lies beside this class. */
    static Script named(String name) {
        try (InputStream file = Script.class.getResourceAsStream(name + ".lua")) {
            if (file == null) {
                throw new IllegalArgumentException("there is no script " + name + ".lua");
            }
            return new Script(file.readAllBytes());
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
