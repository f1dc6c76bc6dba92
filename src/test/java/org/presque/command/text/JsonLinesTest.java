package org.presque.command.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

    @Test
    void areTheObjectsOfTheArray() {
        String json =
                "{\"state\":\"dead\",\"jobs\":[{\"id\":1,\"errors\":[{}],\"job\":{\"a\":[1,2]}},{\"id\":2}],\"next\":null}";

        assertEquals(
                List.of("{\"id\":1,\"errors\":[{}],\"job\":{\"a\":[1,2]}}", "{\"id\":2}"), JsonLines.of(json, "jobs"));
    }

    @Test
    void areNoneOfAnEmptyOne() {
        assertEquals(List.of(), JsonLines.of("{\"jobs\":[],\"next\":null}", "jobs"));
    }

    @Test
    void areNotMisledByTexts() {
        assertEquals(
                List.of("{\"job\":\"}]\\\"{\\\\\"}"), JsonLines.of("{\"jobs\":[{\"job\":\"}]\\\"{\\\\\"}]}", "jobs"));
    }

    @Test
    void haveNoLineBreaks() {
        assertEquals(List.of("{\"job\": [1,  2]}"), JsonLines.of("{\"jobs\":[{\"job\":\n[1,\r\n2]}]}", "jobs"));
    }
}
