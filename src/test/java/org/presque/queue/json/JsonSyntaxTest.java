package org.presque.queue.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSyntaxTest {

    private static final int LIMIT = 512;

    private static JsonFault refusal(byte[] text) {
        return assertThrows(JsonFault.class, () -> JsonSyntax.check(text, LIMIT), () -> new String(text, UTF_8));
    }

    /** Bytes written as characters of Latin 1. */
    private static byte[] bytes(String latin1) {
        return latin1.getBytes(ISO_8859_1);
    }

    static Stream<String> valid() {
        return Stream.of(
                "{\"foo\":\"bar\", \"foo2\":\"bar\" }",
                "[]",
                "{}",
                "[[]]",
                "[{}]",
                "{\"a\":[]}",
                "{\"a\":{\"b\":[1,{}]}}",
                "null",
                "true",
                "false",
                "0",
                "-0",
                "-1",
                "1.5",
                "1e400",
                "1E+2",
                "1e-2",
                "0.0e0",
                "1".repeat(5000),
                "\"\"",
                "\"\\u0000\"",
                "\"\\uD800\"",
                "\"\\uDC00\\uD800\"",
                "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\uABcd\"",
                "{\"\":1}",
                "{\"a\":1,\"a\":2}",
                " \t\r\n[ 1 , 2 ] \n",
                "\"é漢𝒜\"",
                "\"\u007F\"",
                "\"\u2028\"",
                "[" + "1,".repeat(10_000) + "1]",
                "[".repeat(LIMIT) + "]".repeat(LIMIT),
                "{\"a\":".repeat(LIMIT) + "1" + "}".repeat(LIMIT),
                "[{\"a\":[1]},[],{}]");
    }

    @ParameterizedTest
    @MethodSource("valid")
    void takesEveryValueOfTheStandard(String json) {
        assertDoesNotThrow(() -> JsonSyntax.check(json.getBytes(UTF_8), LIMIT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "{",
                "[",
                "\"",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,",
                "[1",
                "[1,",
                "tru",
                "nul",
                "-",
                "1.",
                "1e",
                "1e+",
                "\"\\",
                "\"\\u12",
                "[{",
                "[[]"
            })
    void saysThatACutTextEndsTooEarly(String json) {
        assertEquals(
                "the text ends too early at byte " + json.length(),
                refusal(bytes(json)).getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "  ",
            quoteCharacter = '`',
            value = {
                "{]  1",
                "[}  1",
                "[1}  2",
                "{\"a\":1]  6",
                "[1,]  3",
                "{\"a\":1,}  7",
                "{,}  1",
                "[,1]  1",
                "{a:1}  1",
                "{1:1}  1",
                "{\"a\" 1}  5",
                "{\"a\",1}  4",
                "{'a':1}  1",
                "nulL  3",
                "True  0",
                "NaN  0",
                "Infinity  0",
                "-Infinity  1",
                "+1  0",
                "01  1",
                "-01  2",
                ".5  0",
                "1.e5  2",
                "1e5.5  3",
                "0x10  1",
                "1 2  2",
                "{}{}  2",
                "[] x  3",
                "null,  4",
                "\"\\x\"  2",
                "\"\\u12G4\"  5",
                "\"\\'\"  2",
                "[1 2]  3",
                "[\"a\":1]  4",
                "//c  0",
                "1/**/  1",
                "]  0",
                "}  0",
                ":  0"
            })
    void namesTheFirstByteThatDoesNotFit(String json, int at) {
        String message = String.valueOf(refusal(bytes(json)).getMessage());
        assertEquals("unexpected '" + json.charAt(at) + "' at byte " + at, message);
    }

    @Test
    void refusesControlCharactersInStringsAndOutside() {
        IntStream.range(0, 0x20).forEach(c -> refusal(bytes("\"a" + (char) c + "\"")));
        for (char c : new char[] {0, 1, 0x0B, 0x0C, 0x7F, 0xA0}) {
            assertEquals(
                    "unexpected byte 0x%02X at byte 1".formatted((int) c),
                    refusal(bytes("[" + c + "]")).getMessage());
        }
    }

    static Stream<String> malformedUtf8() {
        return Stream.of(
                "\u0080",
                "\u00BF",
                "\u00C0\u0080",
                "\u00C1\u00BF",
                "\u00C2",
                "\u00C2\"",
                "\u00E0\u0080\u0080",
                "\u00E0\u009F\u00BF",
                "\u00E2\u0082",
                "\u00ED\u00A0\u0080",
                "\u00ED\u00BF\u00BF",
                "\u00F0\u0080\u0080\u0080",
                "\u00F0\u008F\u00BF\u00BF",
                "\u00F0\u009F\u0098",
                "\u00F4\u0090\u0080\u0080",
                "\u00F5\u0080\u0080\u0080",
                "\u00FE",
                "\u00FF",
                "\u00E2(\u00A1");
    }

    @ParameterizedTest
    @MethodSource("malformedUtf8")
    void refusesWhatIsNotUtf8(String latin1) {
        assertEquals(
                "not UTF-8 at byte 2", refusal(bytes("\"a" + latin1 + "\"")).getMessage());
    }

    @Test
    void takesTheEdgesOfUtf8() {
        List<Integer> edges = List.of(0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF);
        for (int edge : edges) {
            JsonSyntax.check(("\"" + Character.toString(edge) + "\"").getBytes(UTF_8), LIMIT);
        }
    }

    @Test
    void refusesAByteOrderMarkAndOtherEncodings() {
        refusal("\uFEFF{}".getBytes(UTF_8));
        refusal("{}".getBytes(java.nio.charset.StandardCharsets.UTF_16));
        refusal("{}".getBytes(java.nio.charset.StandardCharsets.UTF_16LE));
    }

    @Test
    void refusesWhatIsNestedDeeperThanTheLimit() {
        String text = "[".repeat(LIMIT + 1) + "]".repeat(LIMIT + 1);
        assertEquals(
                "nested deeper than 512 levels at byte 512",
                refusal(bytes(text)).getMessage());
        JsonSyntax.check(bytes("[[],[[]],[]]"), 3);
    }
}
