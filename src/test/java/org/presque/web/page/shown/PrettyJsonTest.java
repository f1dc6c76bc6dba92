package org.presque.web.page.shown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrettyJsonTest {

    private static final int MOST = 10_000;

    private static JsonValue parsed(String json) {
        return Json.createReader(new StringReader(json)).readValue();
    }

    @Test
    void aValueStandsOnALine() {
        assertEquals("""
                {
                  "a": [
                    1,
                    {
                      "b": null
                    }
                  ],
                  "c": {},
                  "d": []
                }""", PrettyJson.of("{\"a\":[1,{\"b\":null}],\"c\":{ },\"d\":[\n]}", MOST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                " -0.0e+5 ",
                "12345678901234567890.100",
                "\"a\\\"b\\\\\"",
                "\"{[,:]}\"",
                "\"\\u0000\\ud800\"",
                "[ ]",
                "[[],[[]],{}]",
                "{\"a\":1,\"a\":2}",
                "{\"</script>\":\"<!--\"}",
                "\"\u202egpj.exe\"",
                "\"\ud83d\udc68\u200d\ud83d\udc69 \ufeff \u2028\"",
                "true"
            })
    void meansTheSame(String json) {
        assertEquals(parsed(json), parsed(PrettyJson.of(json, MOST)));
    }

    @Test
    void numbersAndKeysStayAsTheyAre() {
        assertEquals("{\n  \"a\": 1.0,\n  \"a\": 1E400\n}", PrettyJson.of("{\"a\":1.0,\"a\":1E400}", MOST));
    }

    @Test
    void whatTurnsTheDirectionOfWritingIsSeen() {
        assertEquals("\"\\u202egpj.exe\"", PrettyJson.of("\"\u202egpj.exe\"", MOST));
    }

    @Test
    void aDeepTextDoesNotGrowWithTheSquareOfItsDepth() {
        String deep = "[".repeat(5000) + "1" + "]".repeat(5000);
        assertTrue(PrettyJson.of(deep, Integer.MAX_VALUE).length() < 100 * deep.length());
    }

    @Test
    void isCutWhereItWouldBeTooLong() {
        String cut = PrettyJson.of("[" + "1,".repeat(5000) + "\"" + "x".repeat(5000) + "\"]", 200);
        assertTrue(cut.length() >= 200 && cut.length() < 300, cut);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "]]]]", "\"", "\"\\", "[", "{\"a\"", "nonsense"})
    void givesSomethingOfAnyText(String text) {
        assertTrue(PrettyJson.of(text, MOST).length() <= text.length() + 100);
    }
}
