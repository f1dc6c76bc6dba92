package org.presque.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.presque.contract.RunningPresque.newQueue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.testing.Answer;

/** Valid JSON that people get wrong: stored and given back byte for byte. */
public interface ValidJsonContract extends RunningPresque {
    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "false", "0", "-0", "1", "\"\"", "\"a\"", "[]", "{}"})
    default void keepsBareValues(String job) {
        assertKept(job);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0",
                "-0.0",
                "1.0",
                "1.10",
                "1e400",
                "-1e400",
                "1E+2",
                "1e-999999",
                "0e0",
                "0E-0",
                "9007199254740993",
                "18446744073709551616",
                "0.1000000000000000055511151231257827",
                "1.7976931348623157e309"
            })
    default void keepsNumbersAsTheyAreWritten(String job) {
        assertKept(job);
    }

    @Test
    default void keepsNumbersOfAThousandDigits() {
        assertKept("7".repeat(1_000));
        assertKept("-0." + "3".repeat(1_000));
        assertKept("1e" + "9".repeat(1_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"\":1}", "{\"\":{\"\":\"\"}}", "{\"a\":1,\"a\":2}", "{\"b\":1,\"a\":2,\"b\":3}", "{\" \":1}",
                "{\"__proto__\":{}}", "{\"a\\u0000\":1}", "[[],{},[]]", "{\"a\":[]}", "[null,null]"
            })
    default void keepsKeysAndEmptiness(String job) {
        assertKept(job);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\\ud800\"", "\"\\udc00\"", "\"\\udc00\\ud800\"", "\"\\ud83d\\ude00\"", "\"\\ud83dx\"", "\"\\u0000\"",
                "\"\\u00E9\\u00e9\"", "\"\\/\"", "\"/\"", "\"\\\"\\\\\\b\\f\\n\\r\\t\"", "\"\u007f\"", "\"\u0080\"",
                "\"\ufeff\"", "\"\uffff\"", "\"\u2028\u2029\"", "\"\ud83d\ude00\"", "\"\udbff\udfff\"", "\"e\u0301\"",
                "\"</script>\"", "\"%00\"", "\"{}\""
            })
    default void keepsStringsAndTheirEscapes(String job) {
        assertKept(job);
    }

    @ParameterizedTest
    @ValueSource(strings = {" 1", "1 ", "\n{}\n", "\t[ 1 ,\r\n 2 ]\r\n", " \"a\" ", "{ \"a\" : 1 , \"b\" : [ ] }"})
    default void keepsWhiteSpaceAround(String job) {
        assertKept(job);
    }

    @Test
    default void keepsAJobOfTheDeepestNesting() {
        assertKept("[".repeat(512) + "]".repeat(512));
        assertKept("{\"a\":".repeat(512) + "1" + "}".repeat(512));
    }

    @Test
    default void keepsManyShallowLevelsBesideEachOther() {
        assertKept("[" + "[[]],".repeat(10_000) + "[]]");
    }

    private void assertKept(String job) {
        String queue = newQueue();
        byte[] bytes = job.getBytes(UTF_8);

        Answer put = http().post("/q/" + queue, bytes);
        assertEquals(201, put.status(), put::toString);

        assertArrayEquals(bytes, http().get("/q/" + queue).body());
    }
}
