package org.presque.worker.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    private static final Jsonb JSONB = JsonbBuilder.create();

    @Test
    void quotesWhatAStringMayNotHave() {
        assertEquals("\"\"", JsonText.quote(""));
        assertEquals("\"a\\u0022\\u005c\\u000a\\u0000/é\uD83D\uDE00\"", JsonText.quote("a\"\\\n\0/é\uD83D\uDE00"));
    }

    /** Whatever is quoted here another reads, and whatever another writes is read here. */
    @Test
    void agreesWithJsonB() {
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            String text = random.ints(random.nextInt(20), 0, 300)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertEquals(text, JSONB.fromJson(JsonText.quote(text), String.class));
            String json = "{\"id\":3,\"error\":" + JSONB.toJson(text) + ",\"applied\":\"no\"}";
            assertEquals(Optional.of(text), JsonText.member(json, "error"));
        }
    }

    @Test
    void findsNoStringWhereThereIsNone() {
        assertEquals(Optional.empty(), JsonText.member("<html>", "error"));
        assertEquals(Optional.empty(), JsonText.member("{\"error\":17}", "error"));
        assertEquals(Optional.empty(), JsonText.member("{\"error\":\"cut", "error"));
        assertEquals(Optional.empty(), JsonText.member("{\"next\":null}", "next"));
        assertFalse(JsonText.member("{\"error\":\"" + "\\n".repeat(100_000), "error")
                .isPresent());
    }

    @Test
    void readsNumbers() {
        assertEquals(Optional.of(12L), JsonText.number("{\"moved\":12}", "moved"));
        assertEquals(Optional.of(List.of(17L, 18L)), JsonText.numbers("{\"queue\":\"a\",\"ids\":[17,18]}", "ids"));
        assertEquals(Optional.of(List.of()), JsonText.numbers("{\"ids\":[]}", "ids"));
        assertEquals(Optional.empty(), JsonText.numbers("{\"ids\":[\"a\"]}", "ids"));
    }
}
