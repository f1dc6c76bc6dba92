package org.presque.queue.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MembersTest {

    private static Members members(String text) {
        return Members.of(text.getBytes(UTF_8), 3);
    }

    private static @Nullable String value(String text, String name) {
        byte[] value = members(text).value(name);
        return value == null ? null : new String(value, UTF_8);
    }

    @Test
    void givesEachValueAsItsExactText() {
        String text = " { \"a\" : {\"b\":\n[1.00, 1e999] } , \"é\" : \"\\u00e9 \" ,\"c\":null } ";

        assertEquals(List.of("a", "é", "c"), List.copyOf(members(text).names()));
        assertEquals("{\"b\":\n[1.00, 1e999] }", value(text, "a"));
        assertEquals("\"\\u00e9 \"", value(text, "é"));
        assertEquals("null", value(text, "c"));
        assertNull(value(text, "b"));
    }

    @Test
    void takesAnEscapedNameForAnother() {
        assertNull(value("{\"\\u0061\":1}", "a"));
    }

    @Test
    void leavesOneMemberOut() {
        assertEquals(
                "{\"a\":1,\"c\":[ ]}",
                new String(members("{\"a\" : 1, \"b\":2, \"c\": [ ]}").without("b"), UTF_8));
        assertEquals("{}", new String(members("{\"b\":2}").without("b"), UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,",
                "{\"a\":1,}",
                "{a:1}",
                "{\"a\" 1}",
                "{\"a\":1}}",
                "{\"a\":1 \"b\":2}",
                "{,}",
                "{\"a\":01}",
                "{\"a\":[[[[1]]]]}",
                "[",
                "nul",
                "{\"a\":1,\"a\":2}"
            })
    void refusesWhatIsNotJson(String text) {
        assertThrows(JsonFault.class, () -> members(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"{}\"", "null"})
    void refusesWhatIsNoObject(String text) {
        assertThrows(IllegalArgumentException.class, () -> members(text));
    }

    @Test
    void readsAnEmptyObject() {
        assertEquals(0, members(" { } ").names().size());
    }
}
