package org.presque.redis;

import java.nio.charset.StandardCharsets;

/** What goes to Redis: bytes, of texts as UTF-8, of numbers as their digits. */
final class Bytes {

    private Bytes() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] bytes(long number) {
        return bytes(Long.toString(number));
    }
}
