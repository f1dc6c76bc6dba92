package org.presque.queue.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobsArrayTest {

    private static List<String> split(String json) {
        return JobsArray.split(json.getBytes(UTF_8), 512).stream()
                .map(job -> new String(job, UTF_8))
                .toList();
    }

    @Test
    void givesTheExactTextOfEachElement() {
        assertEquals(
                List.of("{\"a\" : 1,\"a\":2}", "1e400", "\"é\\u0000\"", "[ ]", "null"),
                split(" {\"jobs\" : [ {\"a\" : 1,\"a\":2} ,1e400,\"é\\u0000\",\n[ ]\t, null ] } "));
    }

    @Test
    void readsOverOtherMembers() {
        assertEquals(List.of("1"), split("{\"x\":{\"jobs\":[2]},\"jobs\":[1],\"y\":[3]}"));
    }

    @Test
    void findsItBehindWhiteSpace() {
        assertEquals(List.of("1"), split("{\"x\":1, \n\"jobs\":[1]}"));
    }

    @Test
    void givesNothingForAnEmptyArray() {
        assertEquals(List.of(), split("{\"jobs\":[]}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "1",
                "{\"jobs\":{}}",
                "{\"jobs\":1}",
                "{\"job\":[1]}",
                "{\"jobs2\":[1]}",
                "{\"x\":\"jobs\"}"
            })
    void saysWhenThereIsNoSuchArray(String json) {
        assertThrows(IllegalArgumentException.class, () -> split(json));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "  ",
            quoteCharacter = '`',
            value = {
                "{\"jobs\":[1}  10", "{\"jobs\":[1 2]}  11", "{\"jobs\":[1]  11", "{\"jobs\":[1]}x  12",
                        "{\"jobs\":[1,]}  11", "{\"jobs\":[nul]}  12",
                "{\"jobs\" [1]}  8", "{jobs:[1]}  1", "{\"jobs\":[1],}  12", "{\"jobs\":[1],\"jobs\":[2]}  19",
                        "{\"jobs\":[  9", "{  1"
            })
    void namesTheFirstByteThatDoesNotFit(String json, int at) {
        JsonFault fault = assertThrows(JsonFault.class, () -> split(json));
        assertEquals(" at byte " + at, String.valueOf(fault.getMessage()).replaceFirst("^.*(?= at byte)", ""));
    }

    @Test
    void countsTheNestingOfEachJobByItself() {
        String deepest = "[".repeat(512) + "]".repeat(512);
        assertEquals(List.of(deepest), split("{\"jobs\":[" + deepest + "]}"));
        assertThrows(JsonFault.class, () -> split("{\"jobs\":[[" + deepest + "]]}"));
    }
}
