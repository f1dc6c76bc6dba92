package org.presque.web.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The bytes of a body that have arrived; grows with them, not with what was announced. Confined to one reader. */
final class BodyBuffer {

    /** Announced bodies up to here get their place at once. */
    private static final int FIRST_BYTES = 16 << 10;

    private final long announced;
    private byte[] bytes;
    private int length;

    /** @param announced the length the client gave, negative if it gave none */
    BodyBuffer(long announced) {
        this.announced = announced;
        this.bytes = new byte[announced < 0 ? FIRST_BYTES : (int) Math.min(announced, FIRST_BYTES)];
    }

    /** Whether all that was announced is here. */
    boolean isComplete() {
        return length == announced;
    }

    boolean isAnnounced() {
        return announced >= 0;
    }

    int length() {
        return length;
    }

    int capacity() {
        return bytes.length;
    }

    /** How much more place the next read needs. */
    int growth() {
        return length < bytes.length ? 0 : nextCapacity() - bytes.length;
    }

    private int nextCapacity() {
        int doubled = bytes.length * 2;
        return announced < 0 ? doubled : (int) Math.min(doubled, announced);
    }

    /** Reads once; the number of bytes read, or -1 at the end. */
    int readFrom(InputStream in) throws IOException {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, nextCapacity());
        }
        int n = in.read(bytes, length, bytes.length - length);
        length += Math.max(n, 0);
        return n;
    }

    /** What has arrived; the buffer itself where that is exactly full. */
    byte[] bytes() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }
}
