package org.presque.web.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent encoding (RFC 3986, section 2.1) over UTF-8, strictly. */
public final class Percent {

    private static final String SAFE_SIGNS = "-._~:@+";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Percent() {}

    /**
     * Decodes a part of a raw target.
     *
     * @param plusIsSpace as in a query
     * @throws Refusal 400 if an escape is cut or not hexadecimal, or the bytes are not UTF-8
     */
    static String decode(String raw, int from, int end, boolean plusIsSpace) {
        for (int at = from; at < end; at++) {
            char c = raw.charAt(at);
            if (c == '%' || (c == '+' && plusIsSpace) || c > 0x7F) {
                return decodeBytes(raw, from, end, plusIsSpace);
            }
        }
        return raw.substring(from, end);
    }

    private static String decodeBytes(String raw, int from, int end, boolean plusIsSpace) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(end - from);
        for (int at = from; at < end; at++) {
            char c = raw.charAt(at);
            if (c == '%') {
                bytes.write(escape(raw, at, end));
                at += 2;
            } else if (c > 0xFF) {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            } else {
                bytes.write(c == '+' && plusIsSpace ? ' ' : c);
            }
        }
        return utf8(bytes.toByteArray());
    }

    private static int escape(String raw, int at, int end) {
        if (at + 2 >= end || !HexFormat.isHexDigit(raw.charAt(at + 1)) || !HexFormat.isHexDigit(raw.charAt(at + 2))) {
            throw Refusal.with(400, "invalid request target: bad percent encoding");
        }
        return HexFormat.fromHexDigits(raw, at + 1, at + 3);
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Refusal.with(400, "invalid request target: not UTF-8");
        }
    }

    /** Encodes a text so that it can be a segment of a path or the value of a header. */
    public static String encode(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (!isSafe(text.charAt(at))) {
                return encodeBytes(text);
            }
        }
        return text;
    }

    private static String encodeBytes(String text) {
        StringBuilder encoded = new StringBuilder(text.length() * 3);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (isSafe(b)) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HEX.toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    private static boolean isSafe(int c) {
        return c > 0 && c < 0x80 && (Character.isLetterOrDigit(c) || SAFE_SIGNS.indexOf(c) >= 0);
    }
}
