package org.presque.command.process;

import java.nio.charset.StandardCharsets;

/** The last of what a process wrote. Thread-safe. */
final class Tail {
    private static final int KEPT_BYTES = 4096;

    /** Of an error presque keeps 1,000 characters; some are for the exit code. */
    private static final int GIVEN_CHARACTERS = 950;

    private final byte[] ring = new byte[KEPT_BYTES]; // guarded by this
    private long written; // guarded by this

    synchronized void add(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            ring[(int) (written++ % KEPT_BYTES)] = bytes[i];
        }
    }

    /** As text, without the white space around it; what is not UTF-8, as a character that was cut in two, is replaced. */
    synchronized String text() {
        int length = (int) Math.min(written, KEPT_BYTES);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = ring[(int) ((written - length + i) % KEPT_BYTES)];
        }
        String text = new String(bytes, StandardCharsets.UTF_8).strip();
        int from = Math.max(0, text.length() - GIVEN_CHARACTERS);
        boolean isInPair = from > 0 && Character.isLowSurrogate(text.charAt(from));
        return text.substring(isInPair ? from + 1 : from);
    }
}
