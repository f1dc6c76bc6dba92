package org.presque.queue.json;

/** The shape of UTF-8 (RFC 3629, section 4): no overlong forms, no surrogates, nothing above U+10FFFF. */
final class Utf8 {

    private Utf8() {}

    /** How many bytes the character takes that begins with the non-ASCII byte at {@code at}; 0 if it is malformed. */
    static int lengthAt(byte[] text, int at) {
        int first = text[at] & 0xFF;
        int length = lengthByFirst(first);
        if (length == 0 || at + length > text.length || !isAllowedSecond(first, text[at + 1] & 0xFF)) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((text[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    private static int lengthByFirst(int first) {
        if (first < 0xC2 || first > 0xF4) {
            return 0;
        }
        return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    }

    /** The first byte narrows the second: that is what keeps out overlong forms, surrogates and what is too high. */
    private static boolean isAllowedSecond(int first, int second) {
        int lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int highest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        return second >= lowest && second <= highest;
    }
}
